import { hostOf } from './attribution.ts';
import type { EarlyFinding } from './diagnose-early.ts';
import type { Diagnosis } from './diagnose.ts';
import { count, type Row, type Section } from './section.ts';

const NOTES: { readonly [time in Diagnosis['decisionTime']]: string } = {
  none: 'Nobody has decided, so all that is listed came before.',
  here: 'Each is compared with what was in force when it was asked for.',
  earlier: 'The decision is older than this page: what is listed likely belongs to something that is denied.',
  unknown:
    'Whether the decision was taken on this page is not known: only what is denied now is listed. Reload with data-debug to see more.',
};

/** What likely ran before consent, or without. */
export function earlySection({ early, decisionTime, requestsAreCut }: Diagnosis): Section {
  const rows = [...early.filter(({ services }) => services.length > 0).map(rowOf), ...hostRows(early)];
  const certain = rows.filter(({ tone }) => tone === 'wrong').length;
  return {
    id: 'early',
    title: 'Before consent',
    tone: certain ? 'wrong' : rows.length ? 'look' : 'good',
    verdict: early.length
      ? `${count(early.length, 'thing')} likely came before consent`
      : 'Nothing was seen before consent',
    rows,
    note: `${NOTES[decisionTime]} What a request was for, nobody can read off it.${
      requestsAreCut ? ' The browser has stopped listing requests, so some are missing.' : ''
    }`,
  };
}

function rowOf({ url, by, at, reason }: EarlyFinding): Row {
  return {
    title: url,
    isCode: true,
    tone: 'wrong',
    badge: by,
    lines: [reason],
    facts: at === undefined ? [] : [['after', `${at} ms`]],
  };
}

/** What no service names, by host: a picture gallery elsewhere is one thing to look at, not fifty. */
function hostRows(early: readonly EarlyFinding[]): Row[] {
  const hosts = new Map<string, EarlyFinding[]>();
  for (const each of early) {
    if (each.services.length > 0) continue;
    const host = hostOf(each.url);
    hosts.set(host, [...(hosts.get(host) ?? []), each]);
  }
  return [...hosts].map(([host, [first, ...rest]]): Row => ({
    title: host,
    isCode: true,
    tone: 'look',
    badge: count(rest.length + 1, 'request'),
    ...(first && {
      lines: [first.reason],
      facts: [
        ['first', first.url],
        ['after', `${first.at} ms`],
      ],
    }),
  }));
}
