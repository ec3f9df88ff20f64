import type { Result } from './types.ts';

/** What differs between two runs but their dates: rounds of the one may stand beside those of the other only if nothing does. */
export function differences(old: Result, now: Result): string[] {
  const [before, after] = [describe(old), describe(now)];
  return [...before.filter((line) => !after.includes(line)), ...after.filter((line) => !before.includes(line))];
}

function describe({ environment, peers }: Result): string[] {
  return [
    ...peers.map(({ name, version }) => `${name} ${version}`.trim()),
    ...Object.entries(environment).flatMap(([name, value]) => (name === 'date' ? [] : [`${name} ${value}`])),
  ];
}
