import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import { addMonths, DAY_MS, dayOf, startOf } from '../consent/lifetime.ts';
import { shorten } from '../consent/record.ts';
import { attempt } from '../lib/attempt.ts';
import { answersFor, both } from './answers-for.ts';
import { type ImportOptions, importOptions } from './import-options.ts';
import type { OldChoice } from './old-choice.ts';

/** Where the other product may have left a choice. */
export interface Stores {
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
  /** The value of that key, where the browser allows it. */
  storage(name: string): string | null | undefined;
}

/** No product stores more; a text that somebody has blown up must not stop the page. */
const MAX_LENGTH = 16_384;

/**
 * The choice that the visitor has stored with the product named by `import`, as a record of ours: as old as it was there
 * where that is known, else of today. What it says nothing about is left out, so that `initialConsent` asks. `undefined` if
 * there is none, or none that still holds. Never throws.
 *
 * @param now ms since the epoch
 */
export function importRecord(config: ResolvedConfig, read: Stores, now: number): string | undefined {
  return attempt(() => {
    const options = importOptions(config.import);
    if (!options) return undefined;
    const { name, map } = options;
    // Several cookies may have one name, of other paths and domains, and nobody knows which is the newest: no wins.
    const stored = [
      ...read.cookies.flatMap((cookie) => (cookie.name === name ? cookie.value : [])),
      attempt(() => read.storage(name)),
    ];
    const found = stored.flatMap((text) => {
      const old = typeof text === 'string' && text.length <= MAX_LENGTH ? options.read(text) : undefined;
      return old && counts(old, options, now) ? old : [];
    });
    const dates = found.flatMap(({ decidedAt = 0 }) => (decidedAt > 0 ? decidedAt : []));
    const day = dayOf(Math.min(now, ...dates));
    if (!found.length || now >= startOf(addMonths(day, config.lifetime.months))) return undefined;

    const readings = found.map((old) => answersFor(config, map, old));
    const list = (items: readonly (Category | Service)[]): string => {
      const asked = items.flatMap((item) =>
        item.required ? [] : { code: shorten(item), answer: readings.map((reading) => reading(item)).reduce(both) },
      );
      // Two ids may share a code: what holds for one must not be taken for the other.
      const silent = asked.flatMap(({ code, answer }) => (answer === undefined ? code : []));
      return asked.flatMap(({ code, answer }) => (silent.includes(code) ? [] : (answer ? '' : '!') + code)).join('.');
    };
    const choices = `${list(config.categories)}~${list(config.services)}`;
    const age = Math.floor((now - startOf(day)) / DAY_MS);
    return choices === '~' ? undefined : `1.${day}.${age}.${config.revision}.import.${choices}`;
  });
}

/** Says something, is not over by the other product's own reckoning, nor made for a policy that the site says is past. */
function counts({ said, listsOnlyGranted, endsAt, revision }: OldChoice, wanted: ImportOptions, now: number): boolean {
  if (!said.length && !listsOnlyGranted) return false;
  return !(typeof endsAt === 'number' && now >= endsAt) && [undefined, revision].includes(wanted.revision);
}
