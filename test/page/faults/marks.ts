import { createHash } from 'node:crypto';
import type { Visit } from '../harness/index.ts';
import { eventually, type Scene } from './fault.ts';

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

/** Checks that these scripts ran, in this order. */
export function ran(...names: string[]): (scene: Scene) => Promise<void> {
  return async ({ visit }) => eventually(() => visit.ran()).toEqual(names);
}

/** The `integrity` of a script of this text; also its hash in a policy. */
export function sri(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
