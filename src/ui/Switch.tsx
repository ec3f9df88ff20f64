import { h, type VNode } from 'preact';

/** A native checkbox that reads as a switch. Its label never changes with its state (APG). */
export const Switch = ({
  id,
  isOn,
  isMixed = false,
  describedBy,
  onTurn,
}: {
  id: string;
  isOn: boolean;
  /** Neither on nor off: the services of a category differ. Words beside it say so, too. */
  isMixed?: boolean;
  describedBy?: string;
  onTurn: (on: boolean) => void;
}): VNode => (
  <input
    type="checkbox"
    role="switch"
    id={id}
    checked={isOn}
    indeterminate={isMixed}
    aria-describedby={describedBy}
    onChange={(event) => onTurn(event.currentTarget.checked)}
  />
);
