import type { Result } from '../types.ts';
import { GOALS } from './goals.ts';
import { judge, type Verdict } from './judge.ts';
import { NOTHING, number, ratioText, spreadText, table } from './markdown.ts';
import { titleOf } from './titles.ts';

/** The design's goals beside what was measured. */
export function goalsSection(result: Result): string {
  const verdicts = GOALS.map((goal) => judge(result, goal));
  const count = (wanted: boolean): number => verdicts.filter(({ isReached }) => isReached === wanted).length;
  const missing = verdicts.length - count(true) - count(false);
  const sum = `${count(true)} of ${verdicts.length} goals are reached, ${count(false)} are not`;
  return [
    '## Goals',
    `${sum}${missing ? `, ${missing} were not measured` : ''}. Medians, quartiles in brackets; less is better.`,
    table(
      ['what', 'network', 'goal', 'measured', ''],
      verdicts.map((verdict) => row(result, verdict)),
    ),
  ].join('\n\n');
}

function row(result: Result, { goal, measured, isReached }: Verdict): string[] {
  const { measure, net, most, to, below } = goal;
  const unit = to ? `× ${titleOf(result, to)}` : measure.unit;
  const value = to ? ratioText(measured) : spreadText(measured, measure.digits);
  return [
    measure.title,
    net === 'none' ? 'no throttle' : net,
    `${below ? '<' : '≤'} ${number(most, 2)} ${unit}`.trim(),
    value === NOTHING ? value : `${value} ${to ? '' : unit}`.trim(),
    isReached === undefined ? 'not measured' : isReached ? 'reached' : '**not reached**',
  ];
}
