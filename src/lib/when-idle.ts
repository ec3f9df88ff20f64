// Taken while the page is young: what it puts in their place later might never call back.
const { requestIdleCallback, setTimeout } = globalThis;

/** Milliseconds after which a busy page has waited long enough. */
const PATIENCE = 2000;

/** Calls back when the browser has nothing better to do, soon after at the latest. */
export function whenIdle(callback: () => void): void {
  if (requestIdleCallback) requestIdleCallback(callback, { timeout: PATIENCE });
  else setTimeout(callback, PATIENCE / 10);
}
