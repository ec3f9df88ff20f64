import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import type { ImportOptions } from './import-options.ts';
import type { Answers, OldChoice } from './old-choice.ts';
import { USUAL_NAMES } from './usual-names.ts';

type Item = Category | Service;
/** `undefined`: it was not asked about. */
type Answer = boolean | undefined;

/**
 * Makes the function that says what an old choice means for a category or service of the config. Granted is only what
 * follows from ids that were all granted there.
 */
export function answersFor(
  { categories, services }: ResolvedConfig,
  { map }: Pick<ImportOptions, 'map'>,
  old: OldChoice,
): (item: Item) => Answer {
  const none: Answers = new Map();
  const { categories: theirCategories = none, services: theirServices = none } = old;

  /** The id here for a category there that the map does not name. */
  const meaningOf = (theirs: string): string | undefined => {
    const names = Object.hasOwn(USUAL_NAMES, theirs) ? (USUAL_NAMES[theirs] ?? []) : [theirs];
    const own = [...categories, ...services].some(({ id }) => id === theirs);
    return own && names.length
      ? theirs
      : names.find((name) => categories.some(({ id, required }) => id === name && !required));
  };

  /** What each id there that stands for this one says. */
  const said = (item: Item, inCategories: Answers): Answer[] => [
    ...Object.entries(map).flatMap(([theirs, ours]) => {
      if (![ours].flat().includes(item.id)) return [];
      const answers = [inCategories.get(theirs), theirServices.get(theirs)].filter((answer) => answer !== undefined);
      return answers.length ? answers : [old.listsOnlyGranted ? false : undefined];
    }),
    ...[...inCategories].flatMap(([theirs, answer]) =>
      !Object.hasOwn(map, theirs) && meaningOf(theirs) === item.id ? [answer] : [],
    ),
    ...('category' in item && !Object.hasOwn(map, item.id) && theirServices.has(item.id)
      ? [theirServices.get(item.id)]
      : []),
  ];

  return (item) => {
    const own = said(item, theirCategories);
    if (own.length) return together(own);
    if (!('category' in item)) {
      // Products that ask about services alone have answered for a category once they have for all that is in it.
      return together(
        services
          .filter(({ category }) => category === item.id)
          .map((service) => together(said(service, theirCategories))),
      );
    }
    const home = categories.find(({ id }) => id === item.category);
    return home && together(said(home, old.unnamed ?? theirCategories));
  };
}

/** No wins over silence, and silence over yes. */
function together(answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  return answers.length && !answers.includes(undefined) ? true : undefined;
}
