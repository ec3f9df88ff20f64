import type { Bare } from '../config/bare.ts';
import type { Consent } from '../consent/types.ts';
import type { Report } from '../lib/problems.ts';

/** What each type of a vendor needs: ids that must all be granted; `true` needs nothing, `null` is never granted. */
export type Mapping<Type extends string = string> = Readonly<Record<Type, string | true | null>>;

/** Which types of a vendor are granted. */
export type Granted<Type extends string = string> = Readonly<Record<Type, boolean>>;

/** What a vendor's part is handed each time. */
export interface Told<Type extends string = string> {
  /** What holds now. */
  readonly granted: Granted<Type>;
  /** What holds while nobody has decided: what is required, and nothing else. */
  readonly standard: Granted<Type>;
  /** What this vendor has heard last on this page, if anything. */
  readonly previous: Granted<Type> | undefined;
  readonly consent: Consent;
  /** The vendor's own part of the config, as checked. */
  readonly options: Bare;
  readonly report: Report;
}

/** How one vendor is notified. It is data and two functions without memory; what they throw is caught alone. */
export interface Vendor<Type extends string = string> {
  /** Unless the config says otherwise. */
  readonly mapping: Mapping<Type>;
  /**
   * The path of a global function that must be there first. It is waited for: the tag may be blocked by the gate, or never
   * come. Without it the vendor has a queue, which can be filled at any time.
   */
  readonly needs?: string;
  /** Whether it is notified even while nobody has decided and nothing differs from the start. @default false */
  readonly tellsUndecided?: boolean;
  /** Called once, before the first `tell`. */
  start?(told: Told<Type>): unknown;
  /** Called with the present state once there is one to report, and again after each decision. */
  tell(told: Told<Type>): unknown;
}

/** Whether two states differ in any type. */
export function differs(one: Granted, other: Granted): boolean {
  return Object.entries(one).some(([type, isGranted]) => other[type] !== isGranted);
}

/** The word that most vendors use. */
export function inWord(isGranted: boolean): 'granted' | 'denied' {
  return isGranted ? 'granted' : 'denied';
}
