import type { ResolvedConfig } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';
import { attempt } from '../lib/attempt.ts';
import { queryAll } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';
import type * as Media from './media.ts';
import { areMet, parseRequirements, type Requirement } from './requirement.ts';
import { createScriptQueue } from './script-queue.ts';
import { unpackTemplate } from './template.ts';

/** What the gate needs to know. */
export interface GateOptions {
  readonly config: ResolvedConfig;
  /** The nonce of our own tag: then only scripts that carry the same are released. Empty without one. */
  readonly nonce: string;
  /** The consent in force whenever it is asked. */
  readonly consent: () => Consent;
  /** Frames, images and other media are opened by a part of their own, which only pages that have some load. */
  readonly importMedia: () => Promise<typeof Media>;
  readonly report: Report;
}

/** The running gate. */
export interface Gate {
  /** Shuts what is no longer allowed, now; opens what has become allowed, after the browser has painted. */
  update(): void;
  /** Whether a script that needed one of these ids has run on this page. */
  hasRun(ids: readonly string[]): boolean;
}

/**
 * Holds every marked element, whoever inserts it and whenever, and opens it once all that it needs is granted.
 * Markup is the lock: what is marked does nothing by itself, so that a missing gate is a shut one.
 */
export function startGate({ config, nonce, consent, importMedia, report }: GateOptions): Gate {
  const { attribute, scriptTimeout } = config;
  const queue = createScriptQueue(scriptTimeout, report);
  /** Scripts and templates that are queued or have run: never a second time. */
  const spent = new WeakSet<Element>();
  /** Open elements, and how to shut each. */
  const open = new WeakMap<Element, () => void>();
  const ranIds = new Set<string>();

  const needsOf = (element: Element): Requirement[] => parseRequirements(element.getAttribute(attribute) ?? '');

  const visit = (element: Element): void => {
    if (open.has(element) || spent.has(element)) return;
    const needs = needsOf(element);
    if (!isHeld(element)) return report('gate/not-held', describe(element));
    for (const { id } of needs) {
      if (!choiceOf(consent(), id)) report('gate/unknown-id', describe(element), id);
    }
    if (areMet(needs, consent())) release(element, needs);
  };

  const release = (element: Element, needs: readonly Requirement[]): void => {
    if (element instanceof HTMLScriptElement) {
      releaseScript(element, element, needs, element, (live) => open.set(live, () => live.replaceWith(element)));
    } else if (element instanceof HTMLTemplateElement) {
      releaseTemplate(element, needs);
    } else {
      void importMedia().then(
        ({ openMedia, closeMedia }) => {
          if (open.has(element) || !areMet(needs, consent())) return;
          open.set(element, () => closeMedia(element));
          openMedia(element, report);
        },
        (error: unknown) => report('gate/load-failed', 'assent-media.js', error),
      );
    }
  };

  const releaseTemplate = (template: HTMLTemplateElement, needs: readonly Requirement[]): void => {
    const { content, nodes, scripts } = unpackTemplate(template);
    open.set(template, () => nodes.forEach((node) => node.remove()));
    template.after(content);
    for (const { gated, place } of scripts) {
      releaseScript(gated, place, needs, template, (live) => nodes.push(live));
    }
  };

  const releaseScript = (
    gated: HTMLScriptElement,
    place: ChildNode,
    needs: readonly Requirement[],
    owner: Element,
    inserted: (live: HTMLScriptElement) => void,
  ): void => {
    // Never lend our nonce: only markup that the page itself has trusted may run (docs/ARCHITECTURE.md).
    if (nonce && gated.nonce !== nonce) return report('gate/nonce', describe(gated));
    spent.add(owner);
    queue.add({
      gated,
      place,
      isWanted: () => areMet(needs, consent()),
      settle(live) {
        if (!live) return void spent.delete(owner);
        for (const { id } of needs) ranIds.add(id);
        inserted(live);
      },
    });
  };

  // Members of a form may be shadowed by its fields, and a form is nothing to hold.
  const selector = `[${attribute}]:not(form)`;
  const visitAll = (elements: Iterable<Element>): void => {
    for (const element of elements) attempt(() => visit(element), report, describe(element));
  };
  const scan = (): void => visitAll(queryAll(selector));
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      for (const node of type === 'attributes' ? [target] : addedNodes) {
        if (!(node instanceof Element)) continue;
        if (Element.prototype.matches.call(node, selector)) visitAll([node]);
        visitAll(queryAll(selector, node));
      }
    }
  }).observe(document, { childList: true, subtree: true, attributeFilter: [attribute] });
  scan();

  return {
    update() {
      for (const element of queryAll(selector)) {
        const shut = open.get(element);
        if (!shut || areMet(needsOf(element), consent())) continue;
        open.delete(element);
        attempt(shut, report, describe(element));
      }
      afterPaint(scan);
    },
    hasRun: (ids) => ids.some((id) => ranIds.has(id)),
  };
}

/** Whether it has done nothing yet. */
function isHeld(element: Element): boolean {
  if (element instanceof HTMLScriptElement) return /^text\/plain$/i.test(element.type);
  return !element.matches('[src],[srcset],[poster],object[data],link[href]');
}

/** An element in few words, for a problem's path. */
function describe(element: Element): string {
  const { localName, id } = element;
  return `${localName}#${id} ${element.getAttribute('data-src') ?? element.getAttribute('src') ?? ''}`;
}

/** Runs once the next frame is on the screen; soon, where no frame is drawn. */
function afterPaint(action: () => void): void {
  requestAnimationFrame(() => setTimeout(action));
  setTimeout(action, 100);
}
