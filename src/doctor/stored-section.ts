import type { StoredFinding } from './diagnose-stored.ts';
import type { Diagnosis } from './diagnose.ts';
import { count, type Row, type Section } from './section.ts';

/** Everything that script can see stored, by service; what nobody has declared first. */
export function storedSection({ stored }: Diagnosis): Section {
  const undeclared = stored.filter(({ state }) => state === 'undeclared');
  const leftOver = stored.filter(({ state }) => state === 'left-over');
  const rows = [...undeclared.map(undeclaredRow), ...serviceRows(stored), ...recordRows(stored)];
  const parts = [
    undeclared.length ? `${undeclared.length} that nobody declared` : '',
    leftOver.length ? `${leftOver.length} of what is denied` : '',
  ].filter(Boolean);
  return {
    id: 'stored',
    title: 'Cookies and storage',
    tone: undeclared.length ? 'wrong' : leftOver.length ? 'look' : 'good',
    verdict:
      parts.join(', ') || (stored.length ? `${count(stored.length, 'name')}, all declared` : 'Nothing is stored'),
    rows,
    note: 'Names that script can see: cookies for servers alone (HttpOnly) and those of other sites are not among them.',
  };
}

const UNNAMED = 'It was written while the doctor looked, but by no script with an address.';
const UNSEEN =
  'It was written before the doctor came, or in a way that it does not see. With data-debug, a reload may show by whom.';

function undeclaredRow({ name, kind, wasSeen, setBy, likelyOneOf }: StoredFinding): Row {
  const writer: Row['facts'] = setBy
    ? [['likely set by', setBy]]
    : likelyOneOf
      ? [['likely set by one of', likelyOneOf.join(', ')]]
      : [];
  return {
    title: name,
    isCode: true,
    tone: 'wrong',
    badge: 'undeclared',
    lines: [
      'No service declares it: visitors do not read of it, and a withdrawal does not delete it.',
      ...(setBy ? [] : [wasSeen ? UNNAMED : UNSEEN]),
    ],
    facts: [['in', kind], ...writer],
  };
}

/** One row for each service, or for those that share a name; the denied ones first. */
function serviceRows(stored: readonly StoredFinding[]): Row[] {
  const groups = new Map<string, StoredFinding[]>();
  for (const each of [...stored].sort((a, b) => Number(a.choice === 'granted') - Number(b.choice === 'granted'))) {
    const whose = each.services.join(' and ');
    if (whose) groups.set(whose, [...(groups.get(whose) ?? []), each]);
  }
  return [...groups].map(([whose, group]): Row => {
    const isDenied = group.some(({ state }) => state === 'left-over');
    return {
      title: whose,
      isCode: true,
      tone: isDenied ? 'look' : 'good',
      badge: isDenied ? 'denied' : 'granted',
      ...(isDenied && { lines: ['Stored before a withdrawal, or without consent.'] }),
      facts: group.map(({ kind, name }) => [kind, name] as const),
    };
  });
}

function recordRows(stored: readonly StoredFinding[]): Row[] {
  const records = stored.filter(({ state }) => state === 'record');
  if (records.length === 0) return [];
  const facts = records.map(({ kind, name }) => [kind, name] as const);
  return [{ title: 'Assent', tone: 'good', badge: 'the decision', facts }];
}
