/** How a gated script is to be run. */
export interface ScriptKind {
  /**
   * When the HTML would have run it: in document order (classic ones), after parsing and in order among themselves
   * (`defer`, modules), or as soon as it is there (`async`, import maps).
   */
  readonly lane: 'ordered' | 'deferred' | 'free';
  readonly external: boolean;
  readonly module: boolean;
}

/** The types that mean classic JavaScript. */
const CLASSIC = /^$|(java|ecma|j|live)script/i;

/** Whether a script of this type runs as it stands in the page. */
export function isExecutable(type: string): boolean {
  return CLASSIC.test(type) || /^(module|importmap)$/i.test(type);
}

/** Reads a gated script's attributes as the HTML parser would have. */
export function kindOf(script: HTMLScriptElement): ScriptKind {
  const type = script.getAttribute('data-type') ?? '';
  const module = /^module$/i.test(type);
  const external = script.hasAttribute('src') || script.hasAttribute('data-src');
  const mayWait = external || module;
  const free = mayWait ? script.hasAttribute('async') : !CLASSIC.test(type);
  const deferred = module || (external && script.hasAttribute('defer'));
  return { lane: free ? 'free' : deferred ? 'deferred' : 'ordered', external, module };
}
