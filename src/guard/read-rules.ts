import { type Bare, isObject } from '../config/bare.ts';
import { type UrlTest, urlTest } from './url-test.ts';

/** Which URLs wait for which service. */
export interface Rule {
  /** Of the service. */
  readonly id: string;
  readonly test: UrlTest;
}

/**
 * The `match` patterns of all services. What the core cannot read it leaves out, and grants to nobody; so this needs not
 * be strict: what belongs to an id that the core does not know stays held.
 *
 * @param json the config, whose objects are read without their prototype
 * @param site the page's origin
 * @throws when it is no config at all
 */
export function readRules(json: string | undefined, site: string): Rule[] {
  const { services } = JSON.parse(json as string, (_key, value: unknown) =>
    isObject(value) ? (Object.setPrototypeOf(value, null) as Bare) : value,
  ) as Bare;
  return [services]
    .flat()
    .filter(isObject)
    .flatMap(({ id, match }) =>
      [match].flat().flatMap((pattern) => (pattern ? { id: id as string, test: urlTest(String(pattern), site) } : [])),
    );
}
