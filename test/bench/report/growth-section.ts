import type { Result, Timing } from '../types.ts';
import { NOTHING, number, spreadText, table } from './markdown.ts';
import { accepting, MANY, returning, type Measure } from './measures.ts';
import { seriesOf } from './series-of.ts';
import { ratios, spreadOf } from './spread.ts';

const FEWER = MANY / 10;

/** What ten times as many scripts cost; empty if nobody was measured with so many. */
export function growthSection(result: Result, timing: Timing): string {
  const measured = result.peers.filter(({ name }) => seriesOf(timing, name, returning(MANY)).length > 0);
  if (measured.length === 0) return '';
  const columns = [returning, accepting];
  return [
    `### ${number(MANY)} gated scripts`,
    `Nothing is quadratic: "growth" is the ratio to ${number(FEWER)} scripts in the same round. 10 is linear, 100 would be quadratic.`,
    table(
      ['', 'returning, last script (ms)', 'growth', 'Accept to last script (ms)', 'growth'],
      measured.map(({ name, title }) => [title, ...columns.flatMap((measure) => cells(timing, name, measure))]),
    ),
  ].join('\n\n');
}

function cells(timing: Timing, peer: string, measure: (count: number) => Measure): string[] {
  const many = seriesOf(timing, peer, measure(MANY));
  const growth = spreadOf(ratios(many, seriesOf(timing, peer, measure(FEWER)))).middle;
  return [spreadText(spreadOf(many), 0), Number.isFinite(growth) ? `× ${number(growth, 1)}` : NOTHING];
}
