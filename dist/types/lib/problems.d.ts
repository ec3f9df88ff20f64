/** Something wrong, as a value: nothing of ours is ever thrown into the host page. */
export interface Problem {
    /** Stable, with one heading in `docs/problems.md` that says what to fix: `config/unknown-key`. */
    readonly code: string;
    /** Where: a path into the config (`services[2].category`), or the element or part of the page. */
    readonly path: string;
    /** What was expected there, or what the browser said. */
    readonly message: string;
}
/** Receives one problem. */
export type Report = (code: string, path: string, message?: unknown) => void;
