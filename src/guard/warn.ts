/** Reports a problem as the core does: in the console and as `assent:problem`. */
export function warn(code: string, path: string, message: unknown): void {
  console.warn(`[assent] ${code} at ${path}: ${message}`);
  EventTarget.prototype.dispatchEvent.call(
    document,
    new CustomEvent('assent:problem', { detail: { code, path, message } }),
  );
}
