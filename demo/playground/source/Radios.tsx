import type { VNode } from 'preact';

/** A value and its words. */
export type Option = readonly [value: string, words: string];

/** What radios and lists have in common. */
export interface ChoiceProps {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly disabled?: boolean;
  readonly onPick: (value: string) => void;
}

/** One of few, all of which are seen. */
export function Radios({ legend, name, options, value, disabled = false, onPick }: ChoiceProps): VNode {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map(([each, words]) => (
        <label key={each}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={each === value}
            disabled={disabled}
            onChange={() => onPick(each)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
