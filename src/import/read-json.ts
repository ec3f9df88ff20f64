import { type Bare, isObject } from '../config/bare.ts';
import { attempt } from '../lib/attempt.ts';

/** An object in JSON, percent-encoded or not: cookies of these products are, storage is not. */
export function readJson(stored: string): Bare | undefined {
  const value: unknown =
    attempt(() => JSON.parse(stored) as unknown) ?? attempt(() => JSON.parse(decodeURIComponent(stored)) as unknown);
  return isObject(value) ? value : undefined;
}
