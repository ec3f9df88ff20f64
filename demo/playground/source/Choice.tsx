import type { VNode } from 'preact';
import type { ChoiceProps } from './Radios.tsx';

/** One of many, in a list that unfolds. */
export function Choice({ legend, name, options, value, disabled = false, onPick }: ChoiceProps): VNode {
  return (
    <label class="choice">
      <span>{legend}</span>
      <select
        name={name}
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onPick(currentTarget.value)}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
