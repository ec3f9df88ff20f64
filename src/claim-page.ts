import type { PreparedAssent } from './create-assent.ts';
import type { Assent } from './types.ts';

/**
 * Two copies on one page will happen, also of different versions: the first one owns it.
 *
 * @returns the owner
 */
export function claimPage({ assent, report, listenForProblems }: PreparedAssent): Assent {
  const page = globalThis as { [key: symbol]: unknown };
  const owner = Symbol.for('assent');
  page[owner] ??= assent;
  if (page[owner] === assent) listenForProblems();
  else report('script/twice', 'page');
  return page[owner] as Assent;
}
