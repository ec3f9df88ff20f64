/** An element in few words, its name and what its attributes say, for a problem's path. */
export function describe({ localName, attributes }: Element): string {
  return [localName, ...[...attributes].map(({ value }) => value)].join(' ');
}
