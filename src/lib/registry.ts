/** Set by the build: the version in package.json. */
declare const ASSENT_VERSION: string;

/*
 * Where the files of one version meet on a page. The parts are classic scripts, so that they load whatever the page does
 * with import maps, and load again after a failure (ADR 014); files of another version do not find each other here.
 */

type Registry = { [name: string]: unknown };

function registry(): Registry {
  const page = globalThis as { [key: symbol]: Registry | undefined };
  return (page[Symbol.for(`assent:${ASSENT_VERSION}`)] ??= Object.create(null) as Registry);
}

/** Says that a part is there. */
export function register(name: string, part: object): void {
  registry()[name] = part;
}

/** The part that has said so; none if its file has not come, or is of another version. */
export function registered<Part>(name: string): Part | undefined {
  return registry()[name] as Part | undefined;
}
