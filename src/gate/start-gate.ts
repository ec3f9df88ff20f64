import type { ResolvedConfig } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';
import { attempt } from '../lib/attempt.ts';
import { documentGet, isElement, listen, matches, queryAll } from '../lib/dom.ts';
import { nextTask } from '../lib/next-task.ts';
import type { Report } from '../lib/problems.ts';
import { sleep } from '../lib/sleep.ts';
import { createReleaser } from './create-releaser.ts';
import { describe } from './describe.ts';
import { EMBEDS } from './embeds.ts';
import { isBlockedByMarkup } from './is-blocked-by-markup.ts';
import { isWhole } from './is-whole.ts';
import { GATED_ATTRIBUTES } from './media.ts';
import type { Trust } from './trusted-script.ts';
import { areMet, idOf, parseTerms } from './requirement.ts';

/** What the gate needs to know. */
export interface GateOptions {
  readonly config: ResolvedConfig;
  /** The nonce of our own tag: then only scripts that carry the same are released. Empty without one. */
  readonly nonce: string;
  readonly trust: Trust;
  /** The consent in force. */
  readonly consent: () => Consent;
  /** There is something to say in the page itself: about a blocked frame or player, or a list of services. */
  readonly furnish: () => void;
  /** Settles when the vendors have been notified of their defaults, if there are any: nothing is released before. */
  readonly signals: Promise<unknown> | undefined;
  readonly report: Report;
}

/** The running gate. */
export interface Gate {
  /** Closes what is no longer allowed, now; opens what has become allowed, after the browser has painted. */
  update(): void;
  /** Whether a marked element lacks consent now. */
  isBlocked(element: Element): boolean;
  /** Whether it has been released and not closed since: a script that has run stays as it was written. */
  isOpen(element: Element): boolean;
  /** Lets these load until the next decision, whatever the consent says. */
  loadOnce(elements: Iterable<Element>): void;
  /** The ids that scripts which have run on this page needed. */
  readonly ran: ReadonlySet<string>;
}

/** Milliseconds of looking at elements without a pause: the page must stay responsive. */
const SLICE = 30;

/** Milliseconds after which a decision takes effect also where nothing is painted, in a tab in the background. */
const WITHOUT_PAINT = 100;

/** What runs in the order of the HTML. */
const ORDERED = 'template,script:not([async])';

/**
 * Blocks every marked element, whoever inserts it and whenever, until all that it needs is granted.
 * Markup is the lock: what is marked does nothing by itself, so that a missing gate is a closed one.
 */
export function startGate({ config, nonce, trust, consent, furnish, signals, report }: GateOptions): Gate {
  const { attribute, scriptTimeout } = config;
  // Members of a form may be shadowed by its fields, and a form is nothing to block.
  const selector = `[${attribute}]:not(form),[data-assent-list]`;
  /** What there is something to say about in the page itself. */
  const inThePage = `[data-assent-list]${config.ui.placeholders === false ? '' : `,${EMBEDS}`}`;
  /** A decision has been made, and the scan that follows from it is yet to come. */
  let isDue = false;
  /** The vendors know nothing yet. */
  let isTooEarly = !!signals;
  const once = new Set<Element>();
  const ran = new Set<string>();

  /** Many elements have the same mark: what it says is read once. */
  const read = new Map<string, readonly string[]>();
  const termsOf = (element: Element): readonly string[] => {
    const mark = element.getAttribute(attribute) ?? '';
    const terms = read.get(mark) ?? parseTerms(mark);
    read.set(mark, terms);
    return terms;
  };
  const mayRun = (element: Element): boolean => once.has(element) || areMet(termsOf(element), consent());
  const releaser = createReleaser({ mark: attribute, nonce, trust, mayRun, scriptTimeout, ran, report });

  // What is still to be looked at, in order; what comes meanwhile stands behind it.
  const queue = new Set<Element>();
  /** What may run and is still being parsed, and what must not run before it, in order. */
  const waiting = new Set<Element>();
  /** The first of those that the others wait for. */
  let unfinished: Element | undefined;

  const visit = (element: Element): void => {
    if (isDue || releaser.knows(element) || !element.isConnected) return;
    if (!isBlockedByMarkup(element)) return report('gate/not-held', describe(element));
    const ids = termsOf(element).map(idOf);
    for (const id of ids) {
      if (!choiceOf(consent(), id)) report('gate/unknown-id', describe(element), id);
    }
    if (!mayRun(element)) return void (matches(element, inThePage) && furnish());
    if (isTooEarly) return;
    const isOrdered = matches(element, ORDERED);
    if (!isWhole(element)) {
      if (isOrdered) unfinished ??= element;
      waiting.add(element);
    } else if (unfinished && isOrdered) waiting.add(element);
    else releaser.release(element, ids);
  };

  let isLooking = false;
  /** @param isNow in the present task */
  const look = async (isNow?: boolean): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    // Not in the parser's own task: Chromium never loads a frame that gets its address right after it was parsed.
    if (!isNow) await nextTask();
    let start = performance.now();
    for (const element of queue) {
      queue.delete(element);
      attempt(() => visit(element), report, element.localName);
      if (performance.now() - start < SLICE) continue;
      await nextTask();
      start = performance.now();
    }
    isLooking = false;
  };
  const enqueue = (elements: Iterable<Element>): void => {
    queue.clear();
    waiting.clear();
    unfinished = undefined;
    for (const element of elements) queue.add(element);
  };
  /** All from the first on: after a change, those already looked at come before those that still wait. */
  const scan = (isNow?: boolean): void => {
    isDue = false;
    enqueue(queryAll(selector));
    void look(isNow);
  };
  /** Looks again at what has been waiting for the parser. */
  const resume = (): void => {
    if (!waiting.size || (documentGet('readyState') === 'loading' && !(unfinished && isWhole(unfinished)))) return;
    enqueue([...waiting, ...queue]);
  };

  new MutationObserver((changes) => {
    resume();
    const found = new Set<Element>();
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') {
        const element = target as Element;
        if (!matches(element, selector)) continue;
        if (!isDue && releaser.knows(element)) attempt(() => releaser.review(element), report, element.localName);
        else found.add(element);
      }
      for (const node of addedNodes) {
        if (!isElement(node)) continue;
        if (matches(node, selector)) found.add(node);
        if (node.firstElementChild) for (const element of queryAll(selector, node)) found.add(element);
      }
    }
    // What came together runs in the order of the document, whatever came first.
    const inOrder = [...found].sort((one, other) => (one.compareDocumentPosition(other) & 2 ? 1 : -1));
    for (const element of inOrder) queue.add(element);
    void look();
  }).observe(document, { childList: true, subtree: true, attributeFilter: [attribute, ...GATED_ATTRIBUTES] });
  listen(document, 'readystatechange', () => {
    resume();
    void look();
  });
  scan();
  void signals?.then(() => {
    isTooEarly = false;
    scan();
  });

  return {
    ran,
    isBlocked: (element) => !mayRun(element),
    isOpen: releaser.knows,
    loadOnce(elements) {
      for (const element of elements) once.add(element);
      scan();
    },
    update() {
      once.clear();
      isDue = true;
      releaser.close();
      // After the next paint; soon, where nothing is painted.
      const later = (): unknown => isDue && scan(true);
      requestAnimationFrame(() => void nextTask().then(later));
      void sleep(WITHOUT_PAINT).then(later);
    },
  };
}
