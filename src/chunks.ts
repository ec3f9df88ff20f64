import type * as Check from './config/check-config.ts';
import type * as Sweep from './effects/sweep.ts';
import type * as Media from './gate/media.ts';
import type * as UserInterface from './ui/index.ts';

/** The parts that load when they are first needed, each in a file of its own. */
export interface Chunks {
  /** Banner and, from there, the preferences dialog. */
  ui(): Promise<typeof UserInterface>;
  /** Opens gated frames, images and other media. */
  media(): Promise<typeof Media>;
  /** Deletes what denied services have stored. */
  sweep(): Promise<typeof Sweep>;
  /** Says what is wrong with the config. */
  check(): Promise<typeof Check>;
}
