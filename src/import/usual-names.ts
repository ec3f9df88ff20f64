/** What is always on in most products: nobody chose it. */
export const NEVER_CHOSEN: readonly unknown[] = ['necessary', 'essential', 'required'];

/** Usual names of categories elsewhere, by what they are here; the first that the config has counts. */
export const USUAL_NAMES: readonly (readonly [id: string, names: readonly unknown[]])[] = [
  ['advertising', ['marketing', 'ads', 'advertisement', 'advertisements', 'targeting']],
  ['analytics', ['statistics', 'performance', 'measurement']],
  ['functional', ['functionality', 'preferences']],
  ['personalization', ['preferences']],
];
