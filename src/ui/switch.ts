import { element } from './element.ts';

/** A native checkbox that reads as a switch. Its label never changes with its state (APG). */
export function createSwitch(id: string, onTurn: (on: boolean) => void, describedBy?: string): HTMLInputElement {
  const input: HTMLInputElement = element('input', {
    type: 'checkbox',
    role: 'switch',
    id,
    'aria-describedby': describedBy,
    change: () => onTurn(input.checked),
  });
  return input;
}

/** A name, as the label of its switch where there is one. */
export const labelFor = (input: HTMLInputElement | undefined, name: string): Node | string =>
  input ? element('label', { for: input.id }, name) : name;
