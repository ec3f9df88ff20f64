/** The parts that load when they are first needed, each in a file of its own. */
export interface Chunks {
  /** Banner and, from there, the preferences dialog. */
  ui(): Promise<typeof import('./ui/index.ts')>;
  /** Opens gated frames, images and other media. */
  media(): Promise<typeof import('./gate/media.ts')>;
  /** Deletes what denied services have stored. */
  sweep(): Promise<typeof import('./effects/sweep.ts')>;
  /** Says what is wrong with the config. */
  check(): Promise<typeof import('./config/check-config.ts')>;
}
