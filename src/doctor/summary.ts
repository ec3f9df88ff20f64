import type { Diagnosis } from './diagnose.ts';
import { sectionsOf } from './sections.ts';
import { count } from './section.ts';

/** The diagnosis in one line. */
export function summaryOf(diagnosis: Diagnosis): string {
  if (diagnosis.state === 'waiting') return 'Waiting for the config';
  const sections = sectionsOf(diagnosis);
  const wrong = sections.filter(({ tone }) => tone === 'wrong');
  const look = sections.filter(({ tone }) => tone === 'look');
  if (wrong.length) return `To mend: ${wrong.map(({ title }) => title.toLowerCase()).join(', ')}`;
  return look.length ? `${count(look.length, 'thing')} to look at` : 'All is well on this page';
}
