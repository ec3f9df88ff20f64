/** How things stand: `good`, a thing to know, a thing to look at, or something wrong. */
export type Tone = 'good' | 'note' | 'look' | 'wrong';

/** One thing in a section. */
export interface Row {
  readonly title: string;
  /** The title is a name or URL as it stands in the page. */
  readonly isCode?: boolean;
  readonly tone?: Tone;
  /** One or two words on the state. */
  readonly badge?: string;
  /** Sentences. */
  readonly lines?: readonly string[];
  /** What is called what. */
  readonly facts?: readonly (readonly [name: string, value: string])[];
}

/** A part of the panel, as plain data. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly tone: Tone;
  /** The verdict in one line. */
  readonly verdict: string;
  readonly rows: readonly Row[];
  /** What nobody can know here. */
  readonly note?: string;
}

/** `1 element`, `2 elements`. */
export function count(number: number, one: string, many: string = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
