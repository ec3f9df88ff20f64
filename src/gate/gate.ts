import type { LoadChunk } from '../chunks.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';
import { attempt } from '../lib/attempt.ts';
import { documentGet, listen, queryAll } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';
import { sleep } from '../lib/sleep.ts';
import { describe } from './describe.ts';
import { EMBEDS } from './embeds.ts';
import { isWhole } from './is-whole.ts';
import { areMet, idOf, parseTerms } from './requirement.ts';
import type { Releasing } from './start-releasing.ts';

/** What the gate needs to know. */
export interface GateOptions {
  readonly config: ResolvedConfig;
  /** The nonce of our own tag: then only scripts that carry the same are released. Empty without one. */
  readonly nonce: string;
  /** With the consent in force. */
  readonly state: { readonly consent: Consent };
  /** What releases is a part of its own, which only visitors who have granted something load. */
  readonly load: LoadChunk;
  /** `furnish`: there is something to say in the page itself, about a held frame or player, or a list of services. */
  readonly act: (name: 'furnish') => void;
  /** Settles when the vendors have been told their defaults, if there are any to tell: nothing is released before. */
  readonly signals: unknown;
  readonly report: Report;
}

/** Milliseconds of looking at elements without a pause: the page must stay responsive. */
const SLICE = 12;

/** What there is something to say about in the page itself: held embeds, and where the list of services goes. */
const IN_THE_PAGE = `${EMBEDS},[data-assent-list]`;

/** What has done something already: a script that ran, or an element with a source. Types ignore case in HTML. */
const DONE = 'script:not([type="text/plain"]),[src]:not(script),[srcset],[poster],object[data],link[href]';

/** What runs in the order of the HTML. */
const ORDERED = 'script,template';

/** The running gate. */
export interface Gate {
  /** Shuts what is no longer allowed, now; opens what has become allowed, after the browser has painted. */
  update(): void;
  /** What is open whatever the consent says, until the next decision. */
  readonly once: Set<Element>;
  /** Looks at everything: after a change of `once`. */
  scan(): void;
  /** The ids that scripts which have run on this page needed. */
  readonly ran: ReadonlySet<string>;
}

/**
 * Holds every marked element, whoever inserts it and whenever, until all that it needs is granted.
 * Markup is the lock: what is marked does nothing by itself, so that a missing gate is a shut one.
 */
export function startGate({ config, nonce, state, load, act, report, signals }: GateOptions): Gate {
  const { attribute, scriptTimeout } = config;
  let releasing: Releasing | undefined;
  let loading: Promise<void> | undefined;
  /** A decision has been made, and the scan that follows from it is yet to come. */
  let isDue: unknown;
  const once = new Set<Element>();
  const ran = new Set<string>();

  const termsOf = (element: Element): string[] => parseTerms(element.getAttribute(attribute) ?? '');
  const mayRun = (element: Element): boolean => once.has(element) || areMet(termsOf(element), state.consent);

  const visit = (element: Element): void => {
    if (isDue || releasing?.knows(element) || !element.isConnected) return;
    if (element.matches(DONE)) return report('gate/not-held', describe(element));
    const ids = termsOf(element).map(idOf);
    for (const id of ids) {
      if (!choiceOf(state.consent, id)) report('gate/unknown-id', describe(element), id);
    }
    if (!mayRun(element)) return void (element.matches(IN_THE_PAGE) && act('furnish'));
    const isOrdered = element.matches(ORDERED);
    if (!isWhole(element)) {
      if (isOrdered) unfinished ??= element;
      return void waiting.add(element);
    }
    if (unfinished && isOrdered) return void waiting.add(element);
    if (releasing) releasing.release(element, ids);
    else loading ??= loadReleasing();
  };

  const loadReleasing = (): Promise<void> =>
    load('release')
      .then(async ({ startReleasing }) => {
        await signals;
        releasing = startReleasing({ nonce, mayRun, scriptTimeout, ran, sleep, listen, describe, report });
        scan();
      })
      .catch((error: unknown) => {
        // The next change of page or consent tries again.
        loading = undefined;
        report('gate/load-failed', 'release', error);
      });

  // Members of a form may be shadowed by its fields, and a form is nothing to hold.
  const selector = `[${attribute}]:not(form),[data-assent-list]`;
  // What is still to be looked at, in order; what comes meanwhile stands behind it.
  const queue = new Set<Element>();
  /** What may run and is still being parsed, and what must not run before it, in order. */
  const waiting = new Set<Element>();
  /** The first of those that the others wait for. */
  let unfinished: Element | undefined;
  const look = async (): Promise<void> => {
    let start = performance.now();
    for (const element of queue) {
      queue.delete(element);
      attempt(() => visit(element), report, element.localName);
      if (performance.now() - start < SLICE) continue;
      await sleep();
      start = performance.now();
    }
  };
  const add = (root?: Element): void => {
    for (const element of queryAll(selector, root)) queue.add(element);
  };
  /** All from the first on: after a change, those already looked at come before those that still wait. */
  const scan = (): void => {
    isDue = queue.clear();
    waiting.clear();
    unfinished = undefined;
    add();
    void look();
  };
  /** Looks again at what has been waiting for the parser. */
  const resume = (): void => {
    if (!waiting.size || (documentGet('readyState') === 'loading' && !(unfinished && isWhole(unfinished)))) return;
    const all = [...waiting, ...queue];
    queue.clear();
    waiting.clear();
    unfinished = undefined;
    for (const element of all) queue.add(element);
  };
  listen(document, 'readystatechange', () => {
    resume();
    void look();
  });
  new MutationObserver((changes) => {
    resume();
    for (const { target, addedNodes } of changes) {
      for (const node of [target, ...addedNodes]) {
        if (!(node instanceof Element)) continue;
        if (Element.prototype.matches.call(node, selector)) queue.add(node);
        if (node !== target) add(node);
      }
    }
    void look();
  }).observe(document, { childList: true, subtree: true, attributeFilter: [attribute] });
  scan();

  return {
    once,
    ran,
    scan,
    update() {
      once.clear();
      isDue = true;
      releasing?.shut();
      // After the next paint; soon, where nothing is drawn.
      requestAnimationFrame(() => void sleep().then(scan));
      void sleep(100).then(scan);
    },
  };
}
