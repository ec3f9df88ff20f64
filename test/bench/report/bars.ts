import { number } from './markdown.ts';

/** Characters of the longest bar. */
const WIDTH = 50;

/** A chart of text: a bar for each value, the least first. */
export function bars(values: readonly { title: string; value: number }[], unit: string): string {
  const shown = values.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.value - b.value);
  const most = Math.max(...shown.map(({ value }) => value));
  const indent = Math.max(...shown.map(({ title }) => title.length));
  const lines = shown.map(({ title, value }) => {
    const bar = '█'.repeat(Math.max(1, Math.round((value / most) * WIDTH)));
    return `${title.padEnd(indent)} ${bar} ${number(value)} ${unit}`;
  });
  return ['```text', ...lines, '```'].join('\n');
}
