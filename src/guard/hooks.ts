/** Any function of the browser's. */
type Builtin = ((...args: unknown[]) => unknown) & { prototype?: object };

/**
 * Decides about one call.
 *
 * @param self `this`, or `new.target`
 * @param name under which it is called
 * @returns what to do instead, given the call as it would have been; anything falsy lets it pass, untouched
 */
export type Decide<Self> = (
  self: Self,
  args: readonly unknown[],
  name: string,
) => ((pass: () => unknown) => unknown) | false | undefined | void;

const switches: ((isOn: boolean) => void)[] = [];

/** Puts all hooks where they belong, or takes them away. */
export function setHooks(isOn: boolean): void {
  for (const set of switches) set(isOn);
}

/**
 * Makes a hook around some members, of classes or of the global object. It goes around whatever is there when it is put
 * in place, the browser's own or what the page has made of it; one that somebody has wrapped meanwhile stays, and lets
 * everything pass.
 *
 * @param classes names of classes whose prototypes have the members, methods or properties to be set
 */
export function hook<Self>(classes: string, names: string, decide: Decide<Self>): void {
  const page = window as unknown as Record<string, { prototype: object } | undefined>;
  for (const className of classes.split(' ')) {
    const owner = page[className]?.prototype ?? page;
    for (const name of names.split(' ')) {
      let original: Builtin | undefined;
      let ours: Builtin | undefined;
      switches.push((isOn) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
        const kind = descriptor?.set ? 'set' : 'value';
        const current = descriptor?.[kind] as Builtin | undefined;
        if (!current || (isOn ? ours : current !== ours)) return;
        original = isOn ? current : original;
        ours = isOn ? wrap(current, decide, name) : undefined;
        const next = ours ?? original;
        Reflect.defineProperty(owner, name, { ...descriptor, [kind]: next });
        // `socket.constructor` is `WebSocket`.
        if (current.prototype) current.prototype.constructor = next as Builtin;
      });
    }
  }
}

/** A proxy keeps all that one can see of a built-in: name, length, `toString`, statics, prototype, subclasses. */
function wrap(original: Builtin, decide: Decide<never>, name: string): Builtin {
  const run = (self: unknown, args: readonly unknown[], pass: () => unknown): unknown => {
    let instead: ReturnType<Decide<never>>;
    try {
      instead = decide(self as never, args, name);
    } catch {
      // What cannot be judged is the browser's to judge.
    }
    return instead ? instead(pass) : pass();
  };
  return new Proxy(original, {
    apply: (_, self, args) => run(self, args, () => Reflect.apply(original, self, args)),
    construct: (_, args, target) => run(target, args, () => Reflect.construct(original, args, target)) as object,
  });
}
