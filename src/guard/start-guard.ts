import { attempt } from '../lib/attempt.ts';
import { documentGet } from '../lib/dom.ts';
import type { Assent, AssentEvents } from '../types.ts';
import { createHeldElements } from './held-elements.ts';
import { hookElements } from './hook-elements.ts';
import { hookMarkup } from './hook-markup.ts';
import { hookRequests } from './hook-requests.ts';
import { putHooks, takeHooks } from './hooks.ts';
import type { GuardedService } from './read-services.ts';
import { warn } from './warn.ts';

/**
 * Holds what matches a service until Assent says that it is granted; until Assent is there, only what is required is.
 * Assent is asked each time, and its events say only when to look again.
 */
export function startGuard(services: readonly GuardedService[]): void {
  const page = globalThis as { [key: symbol]: Assent | undefined };
  const isGranted = ({ id, required }: GuardedService): boolean =>
    required || attempt(() => page[Symbol.for('assent')]?.has(id)) === true;

  const resolve = (url: unknown): URL => new URL(url as string, documentGet('baseURI'));
  const isBlocked = (url: unknown): boolean => {
    const resolved = attempt(() => resolve(url));
    return (
      !!resolved && services.some((service) => service.rules.some((rule) => rule(resolved)) && !isGranted(service))
    );
  };

  const held = createHeldElements(isBlocked);
  hookElements(held);
  hookMarkup(held);
  hookRequests(isBlocked, resolve);

  const askForMarkup = (url: string): void =>
    warn('guard/parser-inserted', url, 'fetched, but stopped: mark it with data-consent');
  // What is there and not held has come past the hooks: by the parser.
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      for (const node of removedNodes) held.forget(node);
      for (const node of addedNodes) held.scan(node, askForMarkup);
    }
  });

  const update = (event?: CustomEvent<Partial<AssentEvents['change']>>): void => {
    if (services.every(isGranted)) {
      observer.disconnect();
      takeHooks();
    } else {
      putHooks();
      observer.observe(document, { childList: true, subtree: true });
    }
    held.release();
    // Frames of what has been withdrawn.
    if (event?.detail.denied?.length) held.scan(document);
  };
  for (const type of ['ready', 'consent', 'change'] as const) document.addEventListener(`assent:${type}`, update);
  update();
  held.scan(document, askForMarkup);
}
