/** Which URLs wait for which service. */
export interface Rule {
  /** Of the service. */
  readonly id: string;
  /** See `matchesPattern`. */
  readonly pattern: string;
}

/**
 * The `match` patterns of all services. What the core cannot read it leaves out, and grants to nobody; so this needs not
 * be strict: what belongs to an id that the core does not know stays blocked. Should the page have given all objects a
 * `match`, more is blocked, never less.
 *
 * @param json the config
 * @throws when it is no config at all
 */
export function readRules(json: string | undefined): Rule[] {
  const { services } = JSON.parse(json as string) as { services: unknown };
  return ([services].flat() as (Partial<Record<'id' | 'match', unknown>> | null)[]).flatMap((service) =>
    [service?.match]
      .flat()
      .filter((pattern) => typeof pattern === 'string')
      .map((pattern) => ({ id: service?.id as string, pattern })),
  );
}
