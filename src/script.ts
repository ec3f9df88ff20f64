import type { LoadChunk } from './chunks.ts';
import { claimPage, prepareAssent } from './create-assent.ts';
import { loadConfig } from './effects/load-config.ts';
import { attempt } from './lib/attempt.ts';
import { documentGet, listen, queryAll } from './lib/dom.ts';
import type { Assent } from './types.ts';

// Only while this line first runs does the browser tell which tag we are; later imports need its absolute URL,
// because relative ones fail in a script of another origin. A clobbered `currentScript` is no script element.
const tag = documentGet('currentScript');
const own = tag instanceof HTMLScriptElement ? tag : undefined;
// Read now: a `<base>` that comes later would change it.
const address = own?.src;

const load: LoadChunk = async (chunk) => import(/* @vite-ignore */ new URL(`assent-${chunk}.js`, address).href);

const prepared = prepareAssent({ nonce: own?.nonce ?? '', load });
const { assent, start, report } = prepared;

if (claimPage(prepared) === assent) {
  const page = window as { assent?: unknown };
  // `window.assent` may also be an element of that id: only a list is a queue.
  const queue = Array.isArray(page.assent) ? (page.assent as ((assent: Assent) => void)[]) : [];
  page.assent = assent;
  assent.push(...queue);
  if (own?.getAttribute('data-debug') != null) assent.debug();

  const url = own?.getAttribute('data-config');
  if (typeof url === 'string') loadConfig(url, start, report);
  else if (!startInline()) {
    // It may stand further down the page; without any, the defaults, so that a first try shows a banner.
    const last = (): void => void (startInline() || start({}));
    if (documentGet('readyState') === 'loading') listen(document, 'DOMContentLoaded', last, { once: true });
    else last();
  }
}

/** Starts from the config in the page, if there is one; one that cannot be read leaves everything shut. */
function startInline(): boolean {
  const [element] = queryAll('script[data-assent-config]');
  if (element) start(attempt(() => JSON.parse(element.textContent) as unknown));
  return !!element;
}
