import { parseTerms } from '../gate/requirement.ts';
import type { Granted, Mapping } from './vendor.ts';

/**
 * Which types are granted. Fails closed: what needs an id that the config does not know is not.
 *
 * @param areGranted whether all of these ids are; never asked about none
 */
export function grantedTypes(mapping: Mapping, areGranted: (ids: readonly string[]) => boolean): Granted {
  const holds = (needed: string | true | null): boolean => {
    if (typeof needed !== 'string') return needed === true;
    const ids = parseTerms(needed);
    return ids.length > 0 && areGranted(ids);
  };
  return Object.fromEntries(Object.entries(mapping).map(([type, needed]) => [type, holds(needed)]));
}
