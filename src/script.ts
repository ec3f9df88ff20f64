import { loadConfig } from './config/load-config.ts';
import { claimPage } from './claim-page.ts';
import { prepareAssent } from './create-assent.ts';
import { createTrust } from './gate/trusted-script.ts';
import { attempt } from './lib/attempt.ts';
import { documentGet, listen, queryAll } from './lib/dom.ts';
import { loadScript } from './lib/load-script.ts';
import { registered } from './lib/registry.ts';
import type { ImportLocale, LoadPart, Parts } from './parts.ts';
import { pushGoogleDefault } from './signals/google-default.ts';
import type { Assent } from './types.ts';

/** Milliseconds that Google's tags wait for what holds, where the config comes later: Google's own suggestion (R174). */
const GOOGLE_WAIT = 500;

// Only while this line first runs does the browser tell which tag we are. A clobbered `currentScript` is no script element.
const tag = documentGet('currentScript');
const own = tag instanceof HTMLScriptElement ? tag : undefined;
// Read now: a `<base>` that comes later would change it.
const address = own?.src;
const nonce = own?.nonce ?? '';
const trust = createTrust();

const loadFile = async <Part>(name: string, file: string): Promise<Part> => {
  await loadScript({ url: new URL(file, address).href, nonce, trusted: trust() });
  const part = registered<Part>(name);
  if (!part) throw new Error(`${file} is of another version`);
  return part;
};
const loading: { [name: string]: Promise<unknown> | undefined } = Object.create(null);
/** Once, unless it fails: then the next need tries again. */
const loadOnce = <Part>(name: string, file: string): Promise<Part> =>
  (loading[name] ??= loadFile<Part>(name, file).catch((error: unknown) => {
    loading[name] = undefined;
    throw error;
  })) as Promise<Part>;
const load: LoadPart = Object.assign(
  <Name extends keyof Parts>(name: Name) => loadOnce<Parts[Name]>(name, `assent-${name}.js`),
  {
    locale: (async (language) => ({
      default: await loadOnce(`locale:${language}`, `locales/${language}.js`),
    })) as ImportLocale,
    base: address && new URL('.', address).href,
  },
);

const prepared = prepareAssent({ nonce, load, trust });
const { assent, start, report } = prepared;

if (claimPage(prepared) === assent) {
  const page = window as { assent?: unknown };
  // `window.assent` may also be an element of that id: only a list is a queue.
  const queue = Array.isArray(page.assent) ? (page.assent as ((assent: Assent) => void)[]) : [];
  page.assent = assent;
  assent.push(...queue);

  const regions = own?.getAttribute('data-google');
  if (typeof regions === 'string') {
    const isGranted = (needs: unknown): boolean => needs === true;
    attempt(() => pushGoogleDefault(isGranted, { region: regions.match(/[^\s,]+/g), waitForUpdate: GOOGLE_WAIT }));
  }
  const url = own?.getAttribute('data-config');
  if (typeof url === 'string') {
    // On its way together with the config, unless a cookie has the form of a record, whatever its name.
    if (!/=1\.\d{4}-\d\d-\d\d\./.test(attempt(() => documentGet('cookie')) ?? '')) load('banner').catch(() => {});
    loadConfig(url, start, report);
  } else if (!startInline()) {
    // It may stand further down the page; without any, the defaults, so that a first try shows a banner.
    const last = (): void => void (startInline() || start({}));
    if (documentGet('readyState') === 'loading') listen(document, 'DOMContentLoaded', last, { once: true });
    else last();
  }
  if (own?.getAttribute('data-debug') != null) assent.debug();
}

/** Starts from the config in the page, if there is one; one that cannot be read leaves everything blocked. */
function startInline(): boolean {
  const [element] = queryAll('script[data-assent-config]');
  if (element) start(attempt(() => JSON.parse(element.textContent) as unknown));
  return !!element;
}
