import type { Visit } from '../harness/index.ts';

/** The record of a visitor who has accepted everything today, to bring along as a cookie. */
export const ACCEPTED: Readonly<Record<string, string>> = {
  assent: `1.${new Date().toISOString().slice(0, 10)}.0.1.banner.analytics.advertising.personalization~`,
};

/** A gated inline script. */
export function inline(consent: string, code: string, attributes = ''): string {
  return `<script type="text/plain" data-consent="${consent}" ${attributes}>${code}</script>`;
}

/** Code that puts a name on the list that `visit.ran()` reads. */
export function mark(name: string): string {
  return `(window.ran ||= []).push('${name}');`;
}

/** A gated inline script that only leaves its name. */
export function marked(consent: string, name: string, attributes = ''): string {
  return inline(consent, mark(name), attributes);
}

/** What the page has in a global. */
export function globalOf<T = unknown>({ page }: Visit, name: string): Promise<T> {
  return page.evaluate((key) => (window as unknown as Record<string, unknown>)[key] as T, name);
}
