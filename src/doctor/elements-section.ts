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
  held: 'blocked',
  released: 'released',
  waiting: 'waiting',
  refused: 'refused',
  'not-held': 'not blocked',
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
    // One need alone is what the reason says.
    ...(Object.keys(needs).length > 1 && { facts: Object.entries(needs) }),
  }));
  const wrong = rows.filter(({ tone }) => tone === 'wrong').length;
  const byState = new Map<GateState, number>();
  for (const { state } of elements) byState.set(state, (byState.get(state) ?? 0) + 1);
  return {
    id: 'elements',
    title: 'Marked elements',
    tone: wrong ? 'wrong' : rows.some(({ tone }) => tone === 'look') ? 'look' : rows.length ? 'good' : 'note',
    verdict: wrong
      ? `${count(wrong, 'element')} of ${rows.length} to fix`
      : rows.length
        ? [...byState].map(([state, number]) => `${number} ${BADGES[state]}`).join(', ')
        : 'Nothing on this page is marked',
    rows,
  };
}
