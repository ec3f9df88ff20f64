import type { AssentEvents } from '../types.ts';

/**
 * Notifies listeners, as `assent:…` on `document`. The browser isolates them: one that throws is the page's own error,
 * and does not keep the next from being called.
 */
export function emit<Type extends keyof AssentEvents>(type: Type, detail: AssentEvents[Type]): void {
  EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(`assent:${type}`, { detail }));
}
