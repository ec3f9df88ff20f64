import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import type { ImportOptions } from './import-options.ts';
import type { Answer, OldChoice, Statement } from './old-choice.ts';
import { NEVER_CHOSEN, USUAL_NAMES } from './usual-names.ts';

/** What holds if both are needed: no wins over silence, and silence over yes. */
export function both(one: Answer, other: Answer): Answer {
  return one === false || other === false ? false : one && other;
}

/**
 * Makes the function that says what an old choice means for a category or service of the config. Granted is only what
 * follows from ids that were all granted there.
 */
export function answersFor(
  { categories, services }: ResolvedConfig,
  map: ImportOptions['map'],
  { said, listsOnlyGranted }: OldChoice,
): (item: Category | Service) => Answer {
  const has = (id: unknown, items: readonly (Category | Service)[]): boolean =>
    items.some((item) => item.id === id && !item.required);

  /** The id here for one there that the map does not name. */
  const meaningOf = (theirs: unknown, kind: Statement[2]): unknown => {
    if (NEVER_CHOSEN.includes(theirs)) return undefined;
    if (has(theirs, services)) return theirs;
    if (kind === 'service') return undefined;
    if (has(theirs, categories)) return theirs;
    return USUAL_NAMES.find(([id, names]) => names.includes(theirs) && has(id, categories))?.[0];
  };

  const own = new Map<unknown, Answer>();
  const unnamed = new Map<unknown, Answer>();
  const add = (answers: typeof own, id: unknown, answer: Answer): void => {
    answers.set(id, answers.has(id) ? both(answers.get(id), answer) : answer);
  };
  const missing = [...map.keys()].filter((theirs) => !said.some(([id]) => id === theirs));
  const unsaid = missing.map((theirs): Statement => [theirs, listsOnlyGranted && false, 'category']);
  for (const [theirs, answer, kind, forUnnamed = answer] of [...said, ...unsaid]) {
    for (const id of [map.has(theirs) ? map.get(theirs) : meaningOf(theirs, kind)].flat()) {
      add(own, id, answer);
      add(unnamed, id, forUnnamed);
    }
  }

  return (item) => {
    if (own.has(item.id)) return own.get(item.id);
    if ('category' in item) return unnamed.get(item.category);
    // Products that ask about services alone have answered for a category once they have for all that is in it.
    const inside = services.filter(({ category }) => category === item.id).map(({ id }) => own.get(id));
    return inside.length ? inside.reduce(both) : undefined;
  };
}
