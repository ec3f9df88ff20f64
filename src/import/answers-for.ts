import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import type { ImportOptions } from './import-options.ts';
import type { Answers, OldChoice } from './old-choice.ts';
import { NEVER_CHOSEN, USUAL_NAMES } from './usual-names.ts';

/** `undefined`: it was not asked about. */
export type Answer = boolean | undefined;

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
  old: OldChoice,
): (item: Category | Service) => Answer {
  const { categories: ofCategories = new Map(), services: ofServices = new Map(), listsOnlyGranted } = old;
  const has = (id: string, items: readonly (Category | Service)[]): boolean =>
    items.some((item) => item.id === id && !item.required);

  /** The id here for a category there that the map does not name. */
  const meaningOf = (theirs: string): string | undefined => {
    if (NEVER_CHOSEN.includes(theirs)) return undefined;
    if (has(theirs, [...categories, ...services])) return theirs;
    return USUAL_NAMES.find(([id, names]) => names.includes(theirs) && has(id, categories))?.[0];
  };

  /** What the ids there say, all that stand for one here together. */
  const said = (inCategories: Answers): ReadonlyMap<unknown, Answer> => {
    const answers = new Map<unknown, Answer>();
    const add = (id: unknown, answer: Answer): void => {
      answers.set(id, answers.has(id) ? both(answers.get(id), answer) : answer);
    };
    for (const [theirs, ours] of map) {
      const found = [inCategories.get(theirs), ofServices.get(theirs)].filter((answer) => answer !== undefined);
      const answer = found.length ? !found.includes(false) : listsOnlyGranted && false;
      for (const id of [ours].flat()) add(id, answer);
    }
    for (const [theirs, answer] of inCategories) if (!map.has(theirs)) add(meaningOf(theirs), answer);
    for (const [theirs, answer] of ofServices) if (!map.has(theirs) && has(theirs, services)) add(theirs, answer);
    return answers;
  };

  const own = said(ofCategories);
  const unnamed = said(old.unnamed ?? ofCategories);
  return (item) => {
    if (own.has(item.id)) return own.get(item.id);
    if ('category' in item) return unnamed.get(item.category);
    // Products that ask about services alone have answered for a category once they have for all that is in it.
    const inside = services.filter(({ category }) => category === item.id).map(({ id }) => own.get(id));
    return inside.length ? inside.reduce(both) : undefined;
  };
}
