import { attempt } from '../lib/attempt.ts';
import type { Write } from './page-facts.ts';
import { writerIn } from './writer-in.ts';

/** Sees who writes cookies and storage, while it lives. */
export interface WriteWatch {
  /** All that was seen, the oldest first. */
  readonly writes: () => readonly Write[];
  /** Puts back what it wrapped, unless somebody else has wrapped it meanwhile: then it only stops looking. */
  readonly stop: () => void;
}

/** More would be a page that writes without end. */
const MAX_WRITES = 500;

/**
 * Wraps `document.cookie` and `Storage.prototype.setItem`, each to do what it did, and to remember the name and the script
 * at the other end of the stack. What was written before, by a server, in a worker or by another way
 * (`localStorage.name = …`, `cookieStore`) is not seen.
 *
 * @param known what another watch has seen before
 * @param own addresses of Assent's files: they are not the writer
 * @param changed called after each write
 */
export function watchWrites(known: readonly Write[], own: string, changed: () => void): WriteWatch {
  const writes: Write[] = [...known];
  let isLooking = true;
  const see = (kind: Write['kind'], name: string): void => {
    if (!isLooking) return;
    // Whatever goes wrong here must not reach the script that writes.
    attempt(() => {
      const by = writerIn(new Error().stack ?? '', own);
      if (writes.length >= MAX_WRITES) writes.shift();
      writes.push({ kind, name, ...(by && { by }) });
      changed();
    });
  };

  const undo = [
    attempt(() => watchCookie((name) => see('cookie', name))),
    attempt(() => watchStorage((kind, name) => see(kind, name))),
  ];
  return {
    writes: () => writes,
    stop() {
      isLooking = false;
      for (const step of undo) if (step) attempt(step);
    },
  };
}

function watchCookie(see: (name: string) => void): (() => void) | undefined {
  const given = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  const { get, set } = given ?? {};
  if (!given?.configurable || !get || !set) return undefined;
  const wrapped = {
    ...given,
    set(this: Document, value: string) {
      set.call(this, value);
      const text = String(value);
      // A cookie that is deleted is not one that is set.
      if (!/;\s*(?:max-age=(?:0|-)|expires=thu, 01[ -]jan[ -]1970)/i.test(text))
        see(text.split(/[=;]/, 1)[0]?.trim() ?? '');
    },
  };
  Object.defineProperty(Document.prototype, 'cookie', wrapped);
  return () => {
    const now = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
    if (now?.set === wrapped.set) Object.defineProperty(Document.prototype, 'cookie', given);
  };
}

function watchStorage(see: (kind: 'localStorage' | 'sessionStorage', name: string) => void): () => void {
  const { prototype } = Storage;
  const { setItem } = prototype;
  const session = attempt(() => sessionStorage);
  const wrapped = function (this: Storage, ...details: [name: string, value: string]): void {
    setItem.apply(this, details);
    see(this === session ? 'sessionStorage' : 'localStorage', String(details[0]));
  };
  prototype.setItem = wrapped;
  return () => {
    if (prototype.setItem === wrapped) prototype.setItem = setItem;
  };
}
