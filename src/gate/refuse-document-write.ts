import type { Report } from '../lib/problems.ts';

/**
 * Runs an inline script while `document.write` and its kin do nothing: in a document that has been parsed they
 * would wipe the page (R245). External scripts need no such care, the browser ignores theirs.
 */
export function refuseDocumentWrite(report: Report, run: () => void): void {
  const value = (): void => report('gate/document-write', 'document');
  const names = ['write', 'writeln', 'open'];
  const before = names.map((name) => Reflect.getOwnPropertyDescriptor(document, name));
  // Where the page has an element of this name, it cannot be defined, and cannot be called either.
  for (const name of names) Reflect.defineProperty(document, name, { configurable: true, writable: true, value });
  try {
    run();
  } finally {
    names.forEach((name, index) => {
      Reflect.deleteProperty(document, name);
      if (before[index]) Reflect.defineProperty(document, name, before[index]);
    });
  }
}
