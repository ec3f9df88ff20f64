import * as z from 'zod/mini';
import { isObject } from '../bare.ts';
import type { AssentConfig } from '../types.ts';
import { configKeys } from './config.ts';
import { breaches } from './rules.ts';

// zod passes over a key `__proto__` in a list of languages; the page does not.
const plain = z.unknown().check(z.refine((value) => !hasProto(value), { error: 'No key can be called __proto__' }));

/**
 * The whole config: what it accepts is read as it stands, and `checkConfig` finds nothing wrong with it. For authors
 * only (editor, command line, tests): it never comes to a visitor.
 */
export const configSchema: z.ZodMiniType<AssentConfig, unknown> = z.pipe(
  plain,
  configKeys.check(({ value, issues }) => {
    for (const { path, message } of breaches(value))
      issues.push({ code: 'custom', input: value, path: [...path], message });
  }),
);

function hasProto(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasProto);
  if (!isObject(value)) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProto);
}
