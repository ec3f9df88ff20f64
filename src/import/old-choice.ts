/** What a product has stored about each of its ids: `true` is granted. */
export type Answers = ReadonlyMap<string, boolean>;

/** A choice that a visitor has stored with another product, in the words of that product. */
export interface OldChoice {
  /** Categories or purposes. */
  readonly categories?: Answers;
  /** Single services. Apart, because a service may be called like a category of the site, and is less than that. */
  readonly services?: Answers;
  /**
   * What each category means for services that are not named, where that differs from its own answer: in one whose
   * services were decided on singly, those that nobody granted are denied.
   */
  readonly unnamed?: Answers;
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
