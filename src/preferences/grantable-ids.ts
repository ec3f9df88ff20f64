import type { ResolvedConfig } from '../config/types.ts';

/**
 * The ids that a marked element waits for, if a visitor can grant them all; none if one is not known, or waits for a
 * refusal.
 */
export function grantableIds(element: Element, { attribute, categories, services }: ResolvedConfig): readonly string[] {
  const terms = (element.getAttribute(attribute) ?? '').split(/\s+/).filter((term) => term && term !== '!');
  return terms.every((term) => [...categories, ...services].some(({ id }) => id === term)) ? terms : [];
}
