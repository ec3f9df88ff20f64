import { describe, expect, test } from 'vitest';
import { differences } from '../bench/differences.ts';
import { readOptions } from '../bench/options.ts';
import { betterBytes } from '../bench/report/better-bytes.ts';
import { betterPeers } from '../bench/report/better-peers.ts';
import { GOALS } from '../bench/report/goals.ts';
import { judge } from '../bench/report/judge.ts';
import { HEAP, SHIFT, SHOWN, type Measure } from '../bench/report/measures.ts';
import { report } from '../bench/report/report.ts';
import type { Bytes, Result, Samples, Timing } from '../bench/types.ts';

const KIB = 1024;

describe('goals', () => {
  const goal = { measure: SHOWN, net: 'none', most: 0.65, to: 'vanilla-cookieconsent' } as const;

  test.each([
    ['at the goal', [65, 65, 65], true],
    ['just above it, though it is rounded to it', [65.1, 65.1, 65.1], false],
    ['by the median of the rounds', [90, 60, 60], true],
    ['not by the mean', [10, 70, 70], false],
    ['without any round', [], undefined],
    ['when every visit failed', [null, null], undefined],
  ])('%s', (_, shown, expected) => {
    const result = run({
      assent: { 'first10.shown': shown },
      'vanilla-cookieconsent': { 'first10.shown': [100, 100, 100] },
    });
    expect(judge(result, goal).isReached).toBe(expected);
  });

  test('ahead of a peer is less, not equal', () => {
    const ahead = { measure: SHOWN, net: 'none', most: 1, to: 'orejime', below: true } as const;
    const at = (own: number): unknown =>
      judge(run({ assent: { 'first10.shown': [own] }, orejime: { 'first10.shown': [100] } }), ahead).isReached;
    expect([at(99), at(100), at(101)]).toEqual([true, false, false]);
  });

  test('the other network conditions are another measurement', () => {
    expect(judge(run({ assent: { 'first10.shown': [1] } }), { ...goal, net: 'slow4g' }).isReached).toBeUndefined();
  });

  test('heap is less the bare page of the same round, in KiB', () => {
    const result = run({
      assent: { 'first10.heap': [1160 * KIB, 2161 * KIB, 1170 * KIB] },
      none: { 'first10.heap': [1000 * KIB, 2000 * KIB, 1000 * KIB] },
    });
    const verdict = judge(result, { measure: HEAP, net: 'none', most: 160 });
    expect(verdict.measured).toEqual({ low: 160.5, middle: 161, high: 165.5 });
    expect(verdict.isReached).toBe(false);
  });

  test('every goal of the design is there', () => {
    const said = GOALS.map(({ measure, net, most, to }) => `${measure.key} ${net} ${most} ${to ?? ''}`.trim());
    const reference = 'vanilla-cookieconsent';
    expect(said).toEqual([
      `first10.shown none 0.65 ${reference}`,
      'first10.shown none 1 orejime',
      `first10.shown slow4g 0.75 ${reference}`,
      `first10.script none 0.6 ${reference}`,
      ...[10, 100, 1000].map((count) => `return${count}.last none 1 ${reference}`),
      ...[10, 100, 1000].map((count) => `first${count}.acceptLast none 1 ${reference}`),
      'first1000.inp none 100',
      'first10.heap none 160',
      'first10.cls none 0',
      'first10.longest none 50',
      'first1000.acceptLongest none 50',
    ]);
  });
});

describe('what is not better', () => {
  const found = (result: Result): [Measure, string][] =>
    betterPeers(result).map(({ measure, peer }) => [measure, peer]);

  test('a peer that needs less in more than half of the rounds, and no other', () => {
    const result = run({
      assent: { 'first10.shown': [100, 100, 100] },
      orejime: { 'first10.shown': [99, 99, 300] },
      klaro: { 'first10.shown': [1, 101, 101] },
      tarteaucitronjs: { 'first10.shown': [100, 100, 100] },
    });
    expect(found(result)).toEqual([[SHOWN, 'orejime']]);
    expect(betterPeers(result)[0]).toMatchObject({ ours: 100, theirs: 99, lead: { low: -99.5, middle: 1, high: 1 } });
  });

  test('0 is less than something', () => {
    const result = run({ assent: { 'first10.cls': [0.1, 0.1] }, klaro: { 'first10.cls': [0, 0] } });
    expect(found(result)).toEqual([[SHIFT, 'klaro']]);
  });

  test('the bare page is no peer, and what was not measured is not ahead', () => {
    const result = run({
      assent: { 'first10.shown': [100] },
      none: { 'first10.shown': [1] },
      klaro: { 'first10.shown': [null] },
    });
    expect(found(result)).toEqual([]);
  });

  test('bytes and requests count too; of the page only what the product adds', () => {
    const result = run({ none: {}, assent: {}, klaro: {}, orejime: {} });
    bytesOf(result, 'none', { page: 1000 });
    bytesOf(result, 'assent', { brotli: 500, requests: 3, page: 1200 });
    bytesOf(result, 'orejime', { brotli: 500, requests: 3, page: 1200 }); // as much is not less
    bytesOf(result, 'klaro', { brotli: 600, requests: 1, page: 1100 });
    expect(betterBytes(result).map(({ column, ours, theirs }) => [column.title, ours, theirs])).toEqual([
      ['requests until the banner', 3, 1],
      ['requests, first visit', 3, 1],
      ['requests, returning', 3, 1],
      ['tags and settings in the page', 200, 100],
    ]);
  });
});

describe('the report', () => {
  const result = run({
    none: { 'return10.last': [50, 50, 50] },
    'vanilla-cookieconsent': { 'first10.shown': [100, 200, 100], 'return1000.last': [20, 20, 20] },
    orejime: { 'first10.shown': [55, 110, 55] },
    assent: {
      'first10.shown': [60, 120, 60],
      'first10.trips': [3, 3, 3],
      'return1000.last': [50, 50, 50],
      'return10000.last': [450, null, null],
    },
  });
  result.timings.none?.failures.push({
    peer: 'vanilla-cookieconsent',
    visit: 'return',
    count: 10_000,
    message: 'no @all; 3336 scripts ran',
  });
  const text = report(result);

  test.each([
    [
      'goals reached',
      '| banner clickable | no throttle | ≤ 0.65 × vanilla-cookieconsent | **0.6** (0.6–0.6) | reached |',
    ],
    [
      'goals not reached',
      '| banner clickable | no throttle | < 1 × Orejime | **1.09** (1.09–1.09) | **not reached** |',
    ],
    ['goals not measured', '| banner clickable | slow4g | ≤ 0.75 × vanilla-cookieconsent | – | not measured |'],
    ['the count of them', '1 of 15 goals are reached, 2 are not, 12 were not measured.'],
    ['what is not better', '| banner clickable (ms) | 60 | Orejime 55 |'],
    [
      'round trips',
      'Round trips until the banner, the page itself included: vanilla-cookieconsent –, Orejime –, Assent 3.',
    ],
    ['the load of the machine', '3 rounds in 90 s; load average median 1.5, greatest 4; visits that failed: 1.'],
    ['visits that failed', '- vanilla-cookieconsent, return visit, 10,000 scripts (1 ×): no @all; 3336 scripts ran'],
    ['growth', '| Assent | 450 | × 9 | – | – |'],
    ['no growth of what failed', '| vanilla-cookieconsent | – (failed) | – | – | – |'],
    ['the machine', '| CPU | Abacus 9, 2 cores, 4 GiB of memory |'],
    ['versions', '| versions | vanilla-cookieconsent 1.2.3, Orejime 1.2.3, Assent 1.2.3 |'],
    ['the address', "The site's address is `http://site.localhost:4711`: with a port"],
  ])('%s', (_, line) => expect(text).toContain(line));

  test('nothing is said in it that is not a number', () => expect(text).not.toMatch(/NaN|undefined|Infinity|null/));

  test('a run of bytes alone has a report', () => {
    expect(report({ ...result, timings: {} })).toContain('## Bytes and requests');
  });
});

describe('rounds are added to those of the same products only', () => {
  const old = run({ assent: {}, klaro: {} });

  test('another day is no difference', () => {
    expect(differences(old, { ...old, environment: { ...old.environment, date: '2030-01-01' } })).toEqual([]);
  });

  test('another build, another throttle, or one product fewer is', () => {
    const [first, second] = old.peers;
    expect(differences(old, { ...old, peers: [{ ...first!, version: '2.0.0' }, second!] })).toHaveLength(2);
    expect(differences(old, { ...old, peers: [first!] })).toHaveLength(1);
    expect(differences(old, { ...old, environment: { ...old.environment, throttle: 6 } })).toHaveLength(2);
  });
});

describe('flags', () => {
  test('everything by default, into the documents', () => {
    const { rounds, throttle, nets, peers, out } = readOptions([], {});
    expect([rounds, throttle, nets, peers.length]).toEqual([15, 4, ['none', 'slow4g'], 6]);
    expect(out).toMatch(/docs[\\/]performance\.md$/);
  });

  test('a quick run does not touch the documents, and its rounds can be said', () => {
    const quick = readOptions(['--quick'], {});
    expect(quick.rounds).toBe(3);
    expect(quick.out).not.toMatch(/docs/);
    expect(readOptions(['--quick', '--rounds', '5'], {}).rounds).toBe(5);
  });

  test('the network from the environment, or from the flag before it', () => {
    expect(readOptions([], { BENCH_NET: 'slow4g' }).nets).toEqual(['slow4g']);
    expect(readOptions(['--net', 'none'], { BENCH_NET: 'slow4g' }).nets).toEqual(['none']);
  });

  test.each([
    [['--peers', 'none,nobody'], /"nobody" is none of none, vanilla/],
    [['--net', '5g'], /"5g" is none of none, slow4g/],
    [['--rounds', '0'], /--rounds wants a number above 0/],
  ])('%j says what is wrong', (args, message) => expect(() => readOptions(args, {})).toThrow(message));
});

/** A run without throttling. */
function run(samples: Record<string, Samples>): Result {
  const titles: Record<string, string> = { assent: 'Assent', none: 'bare page', orejime: 'Orejime' };
  const timing: Timing = { rounds: 3, seconds: 90, load: [1.5, 0.5, 4], failures: [], samples };
  return {
    environment: {
      date: '2026-01-01',
      cpu: 'Abacus 9',
      cores: 2,
      memory: 4,
      system: 'Linux',
      node: 'v20',
      chromium: '150',
      throttle: 4,
      origin: 'http://site.localhost:4711',
    },
    peers: Object.keys(samples).map((name) => ({
      name,
      title: titles[name] ?? name,
      version: name === 'none' ? '' : '1.2.3',
    })),
    timings: { none: timing },
  };
}

/** Gives a peer the same transfer everywhere. */
function bytesOf(result: Result, name: string, numbers: { brotli?: number; requests?: number; page: number }): void {
  const transfer = { requests: numbers.requests ?? 0, plain: 0, brotli: numbers.brotli ?? 0 };
  const bytes: Bytes = { untilBanner: transfer, first: transfer, returning: transfer, page: numbers.page };
  for (const peer of result.peers) if (peer.name === name) peer.bytes = bytes;
}
