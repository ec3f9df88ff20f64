import type { Diagnosis } from './diagnose.ts';
import type { Row, Section } from './section.ts';

/** What has been decided, and where that is known from. */
export function consentSection({ consent, state }: Diagnosis): Section {
  const base = { id: 'consent', title: 'Consent' } as const;
  if (!consent) {
    const isWaiting = state === 'waiting';
    return {
      ...base,
      tone: isWaiting ? 'note' : 'wrong',
      verdict: isWaiting ? 'The config is not known yet' : 'The config cannot be read',
      rows: [],
      note: 'Until there is a config, everything stays blocked and nobody is asked.',
    };
  }
  const { decided, from, decidedOn, expiresOn, revision, record, recordName, language, region } = consent;
  const facts: (readonly [string, string])[] = [
    ['from', from],
    ['decided on', decidedOn ? `${decidedOn}, kept until ${expiresOn}` : 'not yet'],
    ['revision', String(revision)],
    ['record', record === 'nowhere' ? `no ${recordName} stored` : `${record} ${recordName}`],
    ['language', language],
    ...(region ? [['region', region] as const] : []),
  ];
  const choices = (title: string, of: typeof consent.categories): Row[] =>
    Object.keys(of).length ? [{ title, facts: Object.entries(of) }] : [];
  return {
    ...base,
    tone: 'note',
    verdict: decided ? `Decided: ${from}` : 'Undecided: the defaults hold',
    rows: [
      { title: 'In force', facts },
      ...choices('Categories', consent.categories),
      ...choices('Services', consent.services),
    ],
  };
}
