import type { ComponentChild } from 'preact';

/** What a switch shows and says. */
export interface SwitchProps {
  readonly id: string;
  readonly isOn: boolean;
  /** Neither on nor off: what it stands for differs. */
  readonly isMixed?: boolean;
  readonly describedBy?: string;
  onTurn(on: boolean): void;
}

/** A native checkbox that reads as a switch. Its label never changes with its state (APG). */
export function Switch({ id, isOn, isMixed = false, describedBy, onTurn }: SwitchProps): ComponentChild {
  return (
    <input
      type="checkbox"
      role="switch"
      id={id}
      checked={isOn}
      indeterminate={isMixed}
      aria-describedby={describedBy}
      onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
    />
  );
}
