import type { StoredFinding } from './diagnose-stored.ts';
import type { Diagnosis } from './diagnose.ts';
import { count, type Row, type Section, type Tone } from './section.ts';

const ORDER = ['undeclared', 'left-over', 'declared', 'record'] as const;

const TONES: { readonly [state in StoredFinding['state']]: Tone } = {
  undeclared: 'wrong',
  'left-over': 'look',
  declared: 'good',
  record: 'good',
};

/** Everything that script can see stored, by service; what nobody has declared first. */
export function storedSection({ stored }: Diagnosis): Section {
  const undeclared = stored.filter(({ state }) => state === 'undeclared');
  const leftOver = stored.filter(({ state }) => state === 'left-over');
  const rows = ORDER.flatMap((state) =>
    stored.filter((each) => each.state === state).sort((a, b) => whose(a).localeCompare(whose(b))),
  ).map(rowOf);
  const parts = [
    undeclared.length ? `${undeclared.length} that nobody declared` : '',
    leftOver.length ? `${leftOver.length} of what is denied` : '',
  ].filter(Boolean);
  return {
    id: 'stored',
    title: 'Cookies and storage',
    tone: undeclared.length ? 'wrong' : leftOver.length ? 'look' : 'good',
    verdict: parts.join(', ') || (rows.length ? `${count(rows.length, 'name')}, all declared` : 'Nothing is stored'),
    rows,
    note: 'Names that script can see: cookies for servers alone (HttpOnly) and those of other sites are not among them.',
  };
}

function rowOf({ name, kind, services, state, setBy, likelyOneOf, choice }: StoredFinding): Row {
  const lines = {
    undeclared: 'No service declares it: visitors are not told, and a withdrawal does not delete it.',
    'left-over': `Of ${services.join(', ')}, which is denied: stored before a withdrawal, or without consent.`,
    declared: `Declared by ${services.join(', ')}${choice ? `, which is ${choice}` : ''}.`,
    record: "Assent's own record of the decision.",
  };
  return {
    title: name,
    isCode: true,
    tone: TONES[state],
    badge: state === 'undeclared' ? 'undeclared' : kind,
    lines: [lines[state]],
    facts: [
      ['in', kind],
      ...(setBy ? [['likely set by', setBy] as const] : []),
      ...(likelyOneOf ? [['set before the doctor started; likely by one of', likelyOneOf.join(', ')] as const] : []),
    ],
  };
}

function whose({ services, name }: StoredFinding): string {
  return `${services.join()} ${name}`;
}
