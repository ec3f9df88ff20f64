import type { Diagnosis } from './diagnose.ts';
import { count, type Row, type Section } from './section.ts';

const NOTES: { readonly [known in Diagnosis['decisionTime']]: string } = {
  none: 'Nobody has decided, so all that is listed came before.',
  here: 'Compared with the time of the decision on this page.',
  earlier: 'The decision is older than this page: what is listed likely belongs to something that is denied.',
  unknown:
    'Whether the decision was taken on this page is not known: only what is denied now is listed. Reload with data-debug to see more.',
};

/** What likely ran before consent, or without. */
export function earlySection({ early, decisionTime, requestsAreCut }: Diagnosis): Section {
  const rows = early.map(({ url, by, at, services, reason }): Row => ({
    title: url,
    isCode: true,
    tone: services.length ? 'wrong' : 'look',
    badge: by,
    lines: [reason],
    facts: [['after', `${at} ms`]],
  }));
  const certain = rows.filter(({ tone }) => tone === 'wrong').length;
  return {
    id: 'early',
    title: 'Before consent',
    tone: certain ? 'wrong' : rows.length ? 'look' : 'good',
    verdict: rows.length
      ? `${count(rows.length, 'request')} likely came before consent`
      : 'Nothing was seen before consent',
    rows,
    note: `${NOTES[decisionTime]} What a request was for, nobody can read off it.${
      requestsAreCut ? ' The browser has stopped listing requests, so some are missing.' : ''
    }`,
  };
}
