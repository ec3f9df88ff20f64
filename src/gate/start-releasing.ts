import { attempt } from '../lib/attempt.ts';
import type { listen } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';
import type { sleep } from '../lib/sleep.ts';
import type { describe } from './describe.ts';
import { closeMedia, openMedia } from './media.ts';
import { createScriptQueue } from './script-queue.ts';
import { unpackTemplate } from './template.ts';

/** What the gate hands to the part that releases. */
export interface ReleasingOptions {
  /** Only scripts that carry it are released. Empty without one. */
  readonly nonce: string;
  /** Whether all that this element needs is granted now. */
  readonly mayRun: (element: Element) => boolean;
  /** As the config has it: in ms, if it is right. */
  readonly scriptTimeout: unknown;
  /** Takes the ids that each script which has run needed. */
  readonly ran: Set<string>;
  /** These are lent: they are as the page had them when it was young. */
  readonly sleep: typeof sleep;
  readonly listen: typeof listen;
  readonly describe: typeof describe;
  readonly report: Report;
}

/** The part of the gate that opens, and shuts again. */
export interface Releasing {
  /** Whether it is open already, or must not be opened a second time. */
  knows(element: Element): boolean;
  /** @param ids the categories and services that it is about */
  release(element: Element, ids: readonly string[]): void;
  /** Shuts those that are open and no longer allowed. */
  shut(): void;
}

/** Starts it: nothing is released before the gate says so. */
export function startReleasing(options: ReleasingOptions): Releasing {
  const { nonce, mayRun, ran, describe, report } = options;
  const queue = createScriptQueue(options);
  /** Scripts and templates that are queued or have run: never a second time. */
  const spent = new WeakSet<Element>();
  /** Open elements, and how to shut each. */
  const open = new WeakMap<Element, () => void>();
  /** The same elements: also those that the page has taken out for a while, and will put back. */
  const opened = new Set<WeakRef<Element>>();
  const forget = new FinalizationRegistry((ref: WeakRef<Element>) => opened.delete(ref));

  const keep = (element: Element, shut: () => void): void => {
    open.set(element, shut);
    const ref = new WeakRef(element);
    opened.add(ref);
    forget.register(element, ref);
  };

  const releaseScript = (
    gated: HTMLScriptElement,
    place: ChildNode,
    owner: Element,
    ids: readonly string[],
    inserted: (live: HTMLScriptElement) => void,
  ): void => {
    // Never lend our nonce: only markup that the page itself has trusted may run (docs/ARCHITECTURE.md).
    if (nonce && gated.nonce !== nonce) return report('gate/nonce', describe(gated));
    spent.add(owner);
    queue.add({
      gated,
      place,
      isWanted: () => mayRun(owner),
      settle(live) {
        if (!live) return void spent.delete(owner);
        for (const id of ids) ran.add(id);
        inserted(live);
      },
    });
  };

  return {
    knows: (element) => open.has(element) || spent.has(element),
    release(element, ids) {
      if (element instanceof HTMLScriptElement) {
        releaseScript(element, element, element, ids, (live) => keep(live, () => live.replaceWith(element)));
      } else if (element instanceof HTMLTemplateElement) {
        const { content, nodes, scripts } = unpackTemplate(element);
        keep(element, () => nodes.forEach((node) => node.remove()));
        element.after(content);
        for (const { gated, place } of scripts) {
          releaseScript(gated, place, element, ids, (live) => nodes.push(live));
        }
      } else {
        keep(element, () => closeMedia(element));
        openMedia(element, report);
      }
    },
    shut() {
      for (const ref of opened) {
        const element = ref.deref();
        if (element && mayRun(element)) continue;
        opened.delete(ref);
        const shut = element && open.get(element);
        if (!shut) continue;
        open.delete(element);
        attempt(shut, report, describe(element));
      }
    },
  };
}
