import type { GateState } from './diagnose-elements.ts';
import type { Diagnosis } from './diagnose.ts';
import { count, type Row, type Section, type Tone } from './section.ts';

const TONES: { readonly [state in GateState]: Tone } = {
  held: 'note',
  released: 'good',
  waiting: 'note',
  refused: 'wrong',
  'not-held': 'wrong',
  'open-without': 'look',
};

const BADGES: { readonly [state in GateState]: string } = {
  held: 'held',
  released: 'released',
  waiting: 'waiting',
  refused: 'refused',
  'not-held': 'not held',
  'open-without': 'open',
};

/** Every marked element, its state, and why. */
export function elementsSection({ elements }: Diagnosis): Section {
  const rows = elements.map(({ element, needs, state, reason }): Row => ({
    title: element,
    isCode: true,
    tone: Object.values(needs).includes('unknown') ? 'wrong' : TONES[state],
    badge: BADGES[state],
    lines: [reason],
    facts: [
      [
        'needs',
        Object.entries(needs)
          .map((need) => need.join(': '))
          .join(', ') || 'nothing',
      ],
    ],
  }));
  const wrong = rows.filter(({ tone }) => tone === 'wrong').length;
  const held = elements.filter(({ state }) => state === 'held').length;
  return {
    id: 'elements',
    title: 'Marked elements',
    tone: wrong ? 'wrong' : rows.some(({ tone }) => tone === 'look') ? 'look' : rows.length ? 'good' : 'note',
    verdict: wrong
      ? `${count(wrong, 'element')} of ${rows.length} to mend`
      : rows.length
        ? `${held} held, ${rows.length - held} not, of ${rows.length}`
        : 'Nothing on this page is marked',
    rows,
  };
}
