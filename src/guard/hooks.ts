/** Any function of the browser's. */
type Builtin = (...args: unknown[]) => unknown;

/**
 * Decides about one call.
 *
 * @param self `this`, or `new.target`
 * @param original what is called
 * @param name under which it is called
 * @returns what to do instead; anything falsy lets the call pass, untouched
 */
export type Decide<Self> = (
  self: Self,
  args: readonly unknown[],
  original: Builtin,
  name: string,
) => (() => unknown) | false | undefined | void;

interface Hook {
  readonly owner: object;
  readonly name: string;
  readonly kind: 'value' | 'get' | 'set';
  readonly decide: Decide<never>;
  /** There while the hook is: takes it away, if nobody has built upon it. */
  undo?: (() => boolean) | undefined;
}

const hooks: Hook[] = [];
/** One wrapper for each function: `WebSocket` is also `WebSocket.prototype.constructor`. */
const wrappers = new WeakMap<Builtin, Builtin>();

/**
 * Registers what stands around some members; `putHooks` puts it there.
 *
 * @param classes names of classes whose prototypes have the members; none means the global object
 * @param kind `get` or `set` for the half of a property
 */
export function hook<Self>(classes: string, names: string, decide: Decide<Self>, kind: Hook['kind'] = 'value'): void {
  const page = window as unknown as Record<string, { prototype: object } | undefined>;
  for (const className of classes.split(' ')) {
    const owner = className ? page[className]?.prototype : page;
    if (owner) for (const name of names.split(' ')) hooks.push({ owner, name, kind, decide });
  }
}

/** Puts the hooks around whatever is there now: the browser's own, or what the page has made of it. */
export function putHooks(): void {
  for (const hook of hooks) {
    const { owner, name, kind, decide } = hook;
    const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
    const original = descriptor?.[kind] as Builtin | undefined;
    if (hook.undo || !original) continue;
    const ours = wrap(original, decide, name);
    const redefine = (from: PropertyDescriptor | undefined, value: Builtin): boolean =>
      Reflect.defineProperty(owner, name, { ...from, [kind]: value });
    if (!redefine(descriptor, ours)) continue;
    hook.undo = () => {
      const current = Reflect.getOwnPropertyDescriptor(owner, name);
      return current?.[kind] === ours && redefine(current, original);
    };
  }
}

/** Takes the hooks away. Where somebody has wrapped one it stays, and lets everything pass. */
export function takeHooks(): void {
  for (const hook of hooks) if (hook.undo?.()) hook.undo = undefined;
}

/** A proxy keeps all that one can see of a built-in: name, length, `toString`, statics, prototype, subclasses. */
function wrap(original: Builtin, decide: Decide<never>, name: string): Builtin {
  const run = (self: unknown, args: readonly unknown[], pass: () => unknown): unknown => {
    let instead: ReturnType<Decide<never>>;
    try {
      instead = decide(self as never, args, original, name);
    } catch {
      // What cannot be judged is the browser's to judge.
    }
    return (instead || pass)();
  };
  const wrapper =
    wrappers.get(original) ??
    new Proxy(original, {
      apply: (_, self, args) => run(self, args, () => Reflect.apply(original, self, args)),
      construct: (_, args, target) => run(target, args, () => Reflect.construct(original, args, target)) as object,
    });
  wrappers.set(original, wrapper);
  return wrapper;
}
