import { type Node, parseTree } from 'jsonc-parser';

/** What stands at a path of the config. */
export interface Place {
  readonly value: Node;
  /** In an object. */
  readonly key?: Node;
}

/** Where everything of a config stands in its text. */
export interface Places {
  /** What stands at a path, else at the nearest path above it that is there. */
  at(path: string): Place | undefined;
  /** Keys that stand in one object before, which JSON allows and nobody means. */
  readonly duplicates: readonly { readonly path: string; readonly key: Node }[];
}

/** No problem is deeper. */
const MAX_DEPTH = 12;

/** Looks through valid JSON once. Of equal keys the last one counts, as when the page reads it. */
export function placesIn(text: string): Places {
  const places = new Map<string, Place>();
  const duplicates: { path: string; key: Node }[] = [];

  const visit = (place: Place, path: string, depth: number): void => {
    places.set(path, place);
    const { type, children = [] } = place.value;
    if (depth > MAX_DEPTH) return;
    if (type === 'array') children.forEach((value, index) => visit({ value }, `${path}[${index}]`, depth + 1));
    if (type !== 'object') return;
    const seen = new Set<unknown>();
    for (const { children: [key, value] = [] } of children) {
      if (!key || !value) continue;
      const at = path ? `${path}.${String(key.value)}` : String(key.value);
      if (seen.has(key.value)) duplicates.push({ path: at, key });
      seen.add(key.value);
      visit({ value, key }, at, depth + 1);
    }
  };
  const root = treeOf(text);
  if (root) visit({ value: root }, '', 0);

  const at = (path: string): Place | undefined =>
    places.get(path) ?? (path ? at(path.replace(/(?:^|\.)[^.[]*$|\[[^.[]*$/, '')) : undefined);
  return { at, duplicates };
}

/** Nothing, if it is nested too deep to look into. */
function treeOf(text: string): Node | undefined {
  try {
    return parseTree(text);
  } catch {
    return undefined;
  }
}
