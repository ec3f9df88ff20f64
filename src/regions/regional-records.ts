import type { ResolvedConfig } from '../config/types.ts';
import { addMonths, startOf } from '../consent/lifetime.ts';
import { decodeRecord } from '../consent/record.ts';

/**
 * The stored records as the region has them: a refusal holds for a while, though the policy has a new revision (R049). Where
 * consent is asked for only one that grants nothing, for a grant never covers a new policy.
 *
 * @param months as `askAgainAfter` says
 * @param now ms since the epoch
 */
export function regionalRecords(
  { revision, model, categories, services }: ResolvedConfig,
  lines: readonly string[],
  months: number | undefined,
  now: number,
): readonly string[] {
  if (!months) return lines;
  return lines.map((line) => {
    const record = decodeRecord(line);
    const choices = [...categories, ...services].map((item) => record?.storedChoice(item));
    const isRefusal = choices.includes('denied') && !(model === 'opt-in' && choices.includes('granted'));
    if (!record || !isRefusal || now >= startOf(addMonths(record.day, months))) return line;
    return line.replace(/^((?:[^.]+\.){3})\d+/, `$1${revision}`);
  });
}
