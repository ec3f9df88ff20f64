import type { Failure, Result, Timing } from '../types.ts';
import { NOTHING, number, spreadText, table } from './markdown.ts';
import { accepting, MANY, returning, type Measure } from './measures.ts';
import { seriesOf } from './series-of.ts';
import { ratios, spreadOf } from './spread.ts';

const FEWER = MANY / 10;

/** What ten times as many scripts cost; empty if nobody was visited with so many. */
export function growthSection(result: Result, timing: Timing): string {
  const visited = result.peers.filter(
    ({ name }) =>
      seriesOf(timing, name, returning(MANY)).length > 0 ||
      timing.failures.some(({ peer, count }) => peer === name && count === MANY),
  );
  if (visited.length === 0) return '';
  return [
    `### ${number(MANY)} gated scripts`,
    `"Growth" is the ratio to ${number(FEWER)} scripts in the same round: 10 is linear, 100 quadratic.`,
    table(
      ['', 'returning, last script (ms)', 'growth', 'Accept to last script (ms)', 'growth'],
      visited.map(({ name, title }) => [
        title,
        ...cells(timing, name, returning, 'return'),
        ...cells(timing, name, accepting, 'first'),
      ]),
    ),
  ].join('\n\n');
}

function cells(timing: Timing, name: string, measure: (count: number) => Measure, visit: Failure['visit']): string[] {
  const many = seriesOf(timing, name, measure(MANY));
  const growth = spreadOf(ratios(many, seriesOf(timing, name, measure(FEWER)))).middle;
  const failed = timing.failures.some((each) => each.peer === name && each.count === MANY && each.visit === visit);
  const value = many.length > 0 ? spreadText(spreadOf(many), 0) : NOTHING;
  return [failed ? `${value} (failed)` : value, Number.isFinite(growth) ? `× ${number(growth, 1)}` : NOTHING];
}
