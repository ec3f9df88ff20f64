import { attempt } from '../lib/attempt.ts';
import { documentGet, isNamed, listen, queryAll } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';
import { describe } from './describe.ts';
import { closeMedia, isMedia, isOpen, openMedia } from './media.ts';
import { createScriptQueue } from './script-queue.ts';
import { unpackTemplate } from './template.ts';
import type { Trust, TrustedScript } from './trusted-script.ts';

/** What the gate hands to what releases. */
export interface ReleaserOptions {
  /** The attribute of gated elements. */
  readonly mark: string;
  /** Only scripts that carry it are released. Empty without one. */
  readonly nonce: string;
  readonly trust: Trust;
  /** Whether all that this element needs is granted now. */
  readonly mayRun: (element: Element) => boolean;
  /** Milliseconds that a script which does not arrive may block those after it. */
  readonly scriptTimeout: number;
  /** Takes the ids that each script which has run needed. */
  readonly ran: Set<string>;
  readonly report: Report;
}

/** Opens elements, and closes them again. */
export interface Releaser {
  /** Whether it is open already, or must not be opened a second time. */
  knows(element: Element): boolean;
  /** @param ids the categories and services that it is about */
  release(element: Element, ids: readonly string[]): void;
  /** The page has changed an element that is open: what it loads now, or whether it may at all. */
  review(element: Element): void;
  /** Closes all that is open and no longer allowed, whoever has opened it. */
  close(): void;
}

/** Makes it: nothing is released before the gate says so. */
export function createReleaser({ mark, nonce, trust, mayRun, scriptTimeout, ran, report }: ReleaserOptions): Releaser {
  const trusted = (): TrustedScript | undefined => {
    const policy = trust();
    if (!policy) report('gate/trusted-types', 'Content-Security-Policy', 'allow the policy "assent" in trusted-types');
    return policy;
  };
  const queue = createScriptQueue({ mark, scriptTimeout, trusted, report });
  /** Scripts and templates that are queued or have run: never a second time. */
  const spent = new WeakSet<Element>();
  /** What runs or stands in the page for a script or a template. */
  const live = new WeakMap<Element, Node[]>();
  /** Scripts that are on their way. */
  const coming = new Set<Element>();
  /** What is open, but for scripts: also what the page has taken out for a while, and will put back. */
  const opened = new Set<WeakRef<Element>>();
  const known = new WeakSet<Element>();
  const forget = new FinalizationRegistry((ref: WeakRef<Element>) => opened.delete(ref));

  const keep = (element: Element): void => {
    if (known.has(element)) return;
    known.add(element);
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

  const open = (element: Element): void => {
    // Trusted Types guards these as it does scripts.
    const isPlugin = /^(embed|object)$/.test(element.localName);
    const trust = isPlugin ? trusted() : undefined;
    if (trust || !isPlugin) openMedia(element, trust, report);
  };

  return {
    knows: (element) => known.has(element) || spent.has(element),
    release(element, ids) {
      if (isNamed(element, 'script')) {
        releaseScript(element, element, element, ids, (script) => {
          live.set(element, [script]);
          if (!script.src) return;
          coming.add(element);
          for (const type of ['load', 'error']) listen(script, type, () => coming.delete(element));
        });
      } else if (isNamed(element, 'template')) {
        const { content, nodes, scripts } = unpackTemplate(element);
        keep(element);
        live.set(element, nodes);
        element.after(content);
        for (const { gated, place } of scripts) {
          releaseScript(gated, place, element, ids, (script) => nodes.push(script));
        }
      } else if (isMedia(element)) {
        keep(element);
        open(element);
      }
    },
    review(element) {
      if (!isMedia(element)) return;
      if (mayRun(element)) open(element);
      else {
        known.delete(element);
        closeMedia([element]);
      }
    },
    close() {
      const remembered = [...opened].flatMap((ref) => ref.deref() ?? []);
      const denied = [...new Set([...queryAll(`[${mark}]:not(form)`), ...remembered, ...coming])].filter(
        (one) => !mayRun(one),
      );
      for (const element of denied) {
        known.delete(element);
        for (const node of live.get(element) ?? []) attempt(() => putAway(node), report, describe(element));
        live.delete(element);
      }
      for (const ref of opened) {
        const element = ref.deref();
        if (!element || !known.has(element)) opened.delete(ref);
      }
      // What somebody else has opened, a lazy loader or the page itself, is open all the same.
      attempt(() => closeMedia(denied.filter((element) => isMedia(element) && isOpen(element))), report);
    },
  };
}

/**
 * Takes a node out of the page. A script that is still on its way does not run then: what has moved to another document
 * since it was prepared is not executed (HTML, "execute the script element", step 2).
 */
function putAway(node: Node): void {
  documentGet('implementation').createHTMLDocument('').adoptNode(node);
}
