/**
 * What a site must not be able to write. Each line under `@ts-expect-error` fails to compile;
 * one that compiled would be reported as an unused expectation. Never run.
 */
import { createAssent, type Assent, type AssentConfig, type Consent } from 'assent';

/** Values of the config. */
export const configs: AssentConfig[] = [
  // @ts-expect-error a revision is a number
  { revision: '1' },
  // @ts-expect-error no such key
  { revison: 1 },
  // @ts-expect-error months are a number
  { lifetime: { months: '6' } },
  // @ts-expect-error the lifetime is an object
  { lifetime: 6 },
  // @ts-expect-error a service needs a category
  { services: [{ id: 'posthog' }] },
  // @ts-expect-error a service needs an id
  { services: [{ category: 'analytics' }] },
  // @ts-expect-error a category object needs an id
  { categories: [{ title: 'Ads' }] },
  // @ts-expect-error no functions in the config: it is data
  { services: [{ id: 'a', category: 'analytics', name: () => 'A' }] },
  // @ts-expect-error no regular expressions in the config
  { services: [{ id: 'a', category: 'analytics', cookies: [/^_ga/] }] },
  // @ts-expect-error closing never accepts
  { ui: { closeButton: 'accept' } },
  // @ts-expect-error no such layout
  { ui: { layout: 'wall' } },
  // @ts-expect-error no such position
  { ui: { position: 'center' } },
  // @ts-expect-error no such policy
  { cookie: { sameSite: 'lax' } },
  // @ts-expect-error no such answer
  { onWithdraw: 'ignore' },
  // @ts-expect-error no such product
  { import: 'onetrust' },
  // @ts-expect-error an import needs a product
  { import: { map: {} } },
  // @ts-expect-error an id becomes an id here
  { import: { from: 'klaro', map: { matomo: true } } },
  // @ts-expect-error a controller's name is a text
  { controller: { name: 7 } },
];

/** A category of one's own is described, so that a typo in a built-in one is found. */
export const typo: AssentConfig = {
  // @ts-expect-error no such built-in category
  categories: ['analitycs'],
};

/** Calls of the API. */
export function use(assent: Assent): void {
  // @ts-expect-error a config is asked for
  createAssent();
  // @ts-expect-error JSON is parsed first
  createAssent('{}');
  // @ts-expect-error choices are true or false, so that no text is taken for a yes
  assent.set({ analytics: 'granted' });
  // @ts-expect-error a list of ids says neither yes nor no
  assent.set(['analytics']);
  // @ts-expect-error one id
  assent.has();
  // @ts-expect-error one id, not several
  assent.has(['analytics']);
  // @ts-expect-error no such event
  assent.on('accept', () => {});
  // @ts-expect-error on `document` alone the names have a prefix
  assent.on('assent:change', () => {});
  // @ts-expect-error a change has no such detail
  assent.on('change', ({ accepted }) => accepted);
  // @ts-expect-error a signal, not a controller
  void assent.when('analytics', { signal: new AbortController() });
  // @ts-expect-error functions only
  assent.push('open');
  // @ts-expect-error accepting takes no arguments: no half of it
  assent.acceptAll('analytics');
}

/** The snapshot is immutable. */
export function change(assent: Assent, other: Consent): void {
  // @ts-expect-error read-only
  assent.consent = other;
  // @ts-expect-error read-only
  assent.consent.decided = true;
  // @ts-expect-error read-only
  assent.consent.categories['analytics'] = 'granted';
  // @ts-expect-error read-only
  assent.problems.push({ code: 'a', path: 'b', message: 'c' });
  // @ts-expect-error a choice is granted or denied
  void (assent.consent.categories['analytics'] === 'accepted');
}

/** Events of the document. */
export function listen(): void {
  document.addEventListener('assent:change', (event) => {
    // @ts-expect-error lists, not a set
    event.detail.granted.has('analytics');
  });
  document.addEventListener('assent:show', ({ detail }) => {
    // @ts-expect-error no such layer
    return detail.layer === 'launcher';
  });
}
