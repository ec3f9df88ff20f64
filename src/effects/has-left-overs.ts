import type { Service } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import { matchesName } from '../lib/matches-name.ts';
import { readCookies } from './read-cookies.ts';

/** Whether any of these services has a cookie or storage key here, as far as that can be told at once. */
export function hasLeftOvers(services: readonly Service[]): boolean {
  const present = [
    attempt(() => readCookies().map(({ name }) => name)),
    attempt(() => Object.keys(localStorage)),
    attempt(() => Object.keys(sessionStorage)),
  ].flat();
  return services.some(({ cookies, storage }) =>
    [...cookies.map(({ name }) => name), ...storage].some((pattern) =>
      present.some((name = '') => matchesName(pattern, name)),
    ),
  );
}
