import type { ResolvedConfig } from '../config/types.ts';
import type { Consent } from './types.ts';

/** Whether there is something to ask, and nobody has answered yet. */
export function isAsking({ categories }: ResolvedConfig, { decided }: Consent): boolean {
  return !decided && categories.some(({ required }) => !required);
}
