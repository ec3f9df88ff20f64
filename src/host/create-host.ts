import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import { createElement, documentGet, listen } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';
import type { ImportLocale } from '../parts.ts';
import { createLauncher } from './launcher.ts';
import styles from './launcher.css?inline';

/** `<assent-ui>`: our one element on the page. */
export interface UiHost {
  /** Where layers render. */
  readonly root: ShadowRoot | HTMLElement;
  /** The corner button, once it has been shown. */
  launcher(): HTMLButtonElement | undefined;
  /**
   * Puts it where it belongs: before `<body>` while asking, so that the banner comes first in the tab order (R211),
   * and after it otherwise, with the launcher.
   */
  place(asking: boolean): void;
}

/** More removals than this are a fight that nobody wins: then we are the ones to stop. */
const MAX_RETURNS = 20;

/**
 * Creates the host and keeps it on the page, whoever replaces `<body>` or the root: it stands in `<html>`, out of reach of
 * client routers.
 *
 * @param returned called after somebody removed it and it was put back
 */
export function createHost(
  config: ResolvedConfig,
  importLocale: ImportLocale,
  report: Report,
  returned: () => void,
): UiHost {
  const { ui } = config;
  const host = createElement('assent-ui');
  const theme = typeof ui.theme === 'string' ? ui.theme : 'auto';
  host.setAttribute('data-theme', theme);
  // Where an extension is in the way, the light DOM has to do.
  const shadow = ui.shadow !== false ? attempt(() => host.attachShadow({ mode: 'open' })) : undefined;
  const root = shadow ?? host;
  // An older browser leaves the launcher bare, and working; an SVG document has no styles for it.
  attempt(() => {
    // `light` and `dark` are colour schemes as well; to the browser all others are none.
    host.style.colorScheme = theme;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    (shadow ?? document).adoptedStyleSheets.push(sheet);
  });

  let launcher: HTMLButtonElement | undefined;
  let isFirst = false;
  let isPlaced = false;
  let returns = 0;
  let parent: Element | undefined;
  const put = (): void => {
    // The root that there is now: a page may have put in another.
    const html = documentGet('documentElement') as Element | null;
    if (!html) return;
    html.insertBefore(host, isFirst ? documentGet('body') : null);
    isPlaced = true;
    if (html === parent) return;
    parent = html;
    observer.disconnect();
    observer.observe(document, { childList: true });
    observer.observe(html, { childList: true });
  };
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    if (++returns > MAX_RETURNS) {
      observer.disconnect();
      return report('host/removed', 'assent-ui', 'other code removes it again and again');
    }
    put();
    returned();
  });
  let stopWaiting = (): void => {};

  return {
    root,
    launcher: () => launcher,
    place(asking) {
      // Moving it would close what is open in it, and put the focus out of the launcher.
      if (isPlaced && isFirst === asking) return;
      isFirst = asking;
      if (asking) launcher?.remove();
      else if (ui.launcher) root.append((launcher ??= createLauncher(config, importLocale)));
      stopWaiting();
      if (asking || documentGet('body')) put();
      else stopWaiting = listen(document, 'DOMContentLoaded', put);
    },
  };
}
