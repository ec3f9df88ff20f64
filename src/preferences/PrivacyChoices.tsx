import type { ComponentChild } from 'preact';
import { ChoicesIcon } from './ChoicesIcon.tsx';

/** As the regulation words it (11 CCR 7025(c)(6)). */
const HONORED = 'Opt-Out Preference Signal Honored';

/** What the launcher holds. */
export interface PrivacyChoicesProps {
  /** What it is called. */
  readonly label: string;
  /** Whether the browser's privacy signal is in force (R121). */
  readonly hasSignal: boolean;
}

/** What the law of opt-out regions asks for: "Your Privacy Choices" in words, beside the official icon (R124). */
export function PrivacyChoices({ label, hasSignal }: PrivacyChoicesProps): ComponentChild {
  return (
    <>
      <ChoicesIcon />
      <span>
        <b>{label}</b>
        {hasSignal && <small part="signal">{HONORED}</small>}
      </span>
    </>
  );
}
