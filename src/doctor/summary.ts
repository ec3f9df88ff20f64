import type { Diagnosis } from './diagnose.ts';
import { sectionsOf } from './sections.ts';
import type { Tone } from './section.ts';

/** The diagnosis in one line, and how things stand as a whole. */
export function summaryOf(diagnosis: Diagnosis): { readonly text: string; readonly tone: Tone } {
  if (diagnosis.state === 'waiting') return { text: 'Waiting for the config', tone: 'note' };
  const sections = sectionsOf(diagnosis);
  const titles = (tone: Tone): string[] =>
    sections.filter((section) => section.tone === tone).map(({ title }) => title.toLowerCase());
  const wrong = titles('wrong');
  if (wrong.length) return { text: `To fix: ${wrong.join(', ')}`, tone: 'wrong' };
  const look = titles('look');
  return look.length
    ? { text: `To look at: ${look.join(', ')}`, tone: 'look' }
    : { text: 'All is well on this page', tone: 'good' };
}
