import { type Bare, isObject } from '../config/bare.ts';
import { type UrlRule, urlRule } from './url-rule.ts';

/** A service whose requests are to be held, and when. */
export interface GuardedService {
  readonly id: string;
  /** Its category is required, so it is always granted. */
  readonly required: boolean;
  readonly rules: readonly UrlRule[];
}

/**
 * The services with `match` patterns. What the core cannot read it leaves out, and grants to nobody; so this needs not
 * be strict: an id that the core does not know stays held.
 *
 * @param json the config, whose objects are read without their prototype
 * @throws when it is no config at all
 */
export function readServices(json: string, origin: string): GuardedService[] {
  const config = JSON.parse(json, (_key, value: unknown) =>
    isObject(value) ? (Object.setPrototypeOf(value, null) as Bare) : value,
  ) as Bare;
  return list(config['services']).flatMap(({ id, category, match }) => {
    const rules = (Array.isArray(match) ? match : []).filter((pattern) => typeof pattern === 'string' && pattern);
    if (!rules.length) return [];
    const { required = category === 'functional' } =
      list(config['categories']).find((item) => item['id'] === category) ?? {};
    return { id: id as string, required: required === true, rules: rules.map((pattern) => urlRule(pattern, origin)) };
  });
}

function list(value: unknown): Bare[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
