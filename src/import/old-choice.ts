/** What is known about one thing: `true` is granted, `undefined` that it was not asked about. */
export type Answer = boolean | undefined;

/** What a product has stored about one of its ids. */
export type Statement = readonly [
  /** As it came: it is compared, and nothing else. */
  id: unknown,
  answer: Answer,
  /** Apart, because a service may be called like a category of the site, and is less than that. */
  kind: 'category' | 'service',
  /**
   * What a category means for services that are not named, if that is not its answer: in one whose services were decided on
   * singly, those that nobody granted are denied.
   */
  unnamed?: boolean,
];

/** A choice that a visitor has stored with another product, in the words of that product. */
export interface OldChoice {
  /** An id may come twice: then no wins. */
  readonly said: readonly Statement[];
  /** Only what was granted is listed: an id that is missing was denied, if the product had it at all. */
  readonly listsOnlyGranted?: boolean;
  /** When it was made, in ms since the epoch; `NaN` if that cannot be read. */
  readonly decidedAt?: number | undefined;
  /** When it ends by the product's own reckoning, if that is a number: ms since the epoch. */
  readonly endsAt?: unknown;
  /** Of the policy there. */
  readonly revision?: unknown;
}

/** Makes something of what a product has stored; `undefined` for no choice of a visitor. Never throws. */
export type ReadChoice = (stored: string) => OldChoice | undefined;
