import type * as Check from './config/start-check.ts';
import type * as Doctor from './doctor/start-doctor.ts';
import type * as Sweep from './effects/sweep.ts';
import type * as Release from './gate/start-releasing.ts';
import type * as Import from './import/take-along.ts';
import type * as Page from './page/start-page.ts';
import type * as Privacy from './privacy/start-privacy.ts';
import type * as Prepare from './regions/prepare-session.ts';
import type * as Signals from './signals/start-signals.ts';
import type * as Decide from './start-deciding.ts';
import type * as UserInterface from './ui/index.ts';
import type * as Label from './ui/launcher-label.ts';

/** The parts that load when they are first needed, each in a file of its own. */
export interface Chunks {
  /** Lets a decision take effect. */
  readonly decide: typeof Decide;
  /** Banner and, from there, the preferences dialog. */
  readonly ui: typeof UserInterface;
  /** What the launcher is called, in languages that the core does not know. */
  readonly label: typeof Label;
  /** Placeholders and the list of services, in the page itself. */
  readonly page: typeof Page;
  /** Takes along what was stored with another product. */
  readonly import: typeof Import;
  /** Changes what a session begins with: rules of the region, a choice from another product. */
  readonly prepare: typeof Prepare;
  /** Shows that a privacy signal is heard, and "Your Privacy Choices". */
  readonly privacy: typeof Privacy;
  /** Releases what has been granted. */
  readonly release: typeof Release;
  /** Deletes what denied services have stored. */
  readonly sweep: typeof Sweep;
  /** Tells vendors what has been chosen. */
  readonly signals: typeof Signals;
  /** Says what is wrong with the config. */
  readonly check: typeof Check;
  /** Says all that can be known of the page, to whoever builds it. */
  readonly doctor: typeof Doctor;
}

/** Loads one of them; rejects when its file does not come. */
export type LoadChunk = <Name extends keyof Chunks>(name: Name) => Promise<Chunks[Name]>;
