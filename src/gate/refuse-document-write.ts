import { documentGet } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';

/**
 * From the first released script on, `document.write` and its kin do nothing in a document that has been parsed, nor
 * while an inline script is being released: they would wipe the page (R245). While the HTML is parsed, the page's own
 * scripts write as ever.
 *
 * @returns runs one release
 */
export function refuseDocumentWrite(report: Report): (release: () => void) => void {
  let isReleasing = false;
  for (const name of ['write', 'writeln', 'open'] as const) {
    const original: unknown = document[name];
    // Where the page has an element of this name, it cannot be set, and cannot be called either.
    Reflect.set(document, name, (...texts: unknown[]): unknown =>
      isReleasing || documentGet('readyState') !== 'loading'
        ? report('gate/document-write', 'document')
        : Reflect.apply(original as () => unknown, document, texts),
    );
  }
  return (release) => {
    isReleasing = true;
    try {
      release();
    } finally {
      isReleasing = false;
    }
  };
}
