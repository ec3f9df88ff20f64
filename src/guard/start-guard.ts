import { isDenied, rules } from './blocked.ts';
import { holdTree, release } from './held-elements.ts';
import { hookElements } from './hook-elements.ts';
import { hookMarkup } from './hook-markup.ts';
import { hookRequests } from './hook-requests.ts';
import { setHooks } from './hooks.ts';
import { warn } from './warn.ts';

/**
 * Blocks what belongs to a service until Assent says that it is granted. Its events say only when to look again; each time
 * Assent itself is asked.
 */
export function startGuard(): void {
  hookElements();
  hookMarkup();
  hookRequests();

  // What is there and not blocked has come past the hooks: by the parser, as a rule. It has been fetched, and one that
  // stood before us has run. Only markup blocks it for sure.
  const askForMarkup = (url: string): void => warn('guard/needs-markup', url, 'no markup');
  const observer = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) holdTree(node, askForMarkup);
    release();
  });

  const update = (tell?: (url: string) => void): void => {
    const isOn = rules.some(isDenied);
    setHooks(isOn);
    if (isOn) {
      // It stays: a body that a router has kept may come back with something blocked in it.
      observer.observe(document, { childList: true, subtree: true });
      // After a withdrawal there may be frames.
      holdTree(document, tell);
    }
    release();
  };
  update(askForMarkup);
  for (const type of ['ready', 'change'])
    EventTarget.prototype.addEventListener.call(document, `assent:${type}`, () => update());
}
