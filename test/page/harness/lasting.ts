/**
 * Has a method note that it was called: for those whose effect lasts beyond the document, so that no other visit gets the
 * object.
 */
export function noteCalls(target: object, names: readonly string[], note: () => void): void {
  for (const name of names) {
    const method = Reflect.get(target, name) as (...args: unknown[]) => unknown;
    const noted = (...args: unknown[]): unknown => {
      note();
      return method.apply(target, args);
    };
    Object.defineProperty(target, name, { value: noted });
  }
}
