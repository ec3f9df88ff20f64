/** Something wrong, as a value: nothing of ours is ever thrown into the host page. */
export interface Problem {
  /** Stable, with one heading in `docs/problems.md`, e.g. `config/unknown-key`. */
  readonly code: string;
  /** Where: a path into the config (`services[2].category`), or what part of the page. */
  readonly path: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** Receives one problem. */
export type Report = (problem: Problem) => void;
