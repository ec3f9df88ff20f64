import type { LoadChunk } from '../chunks.ts';
import { isObject } from '../config/bare.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import { createElement, documentGet, listen } from '../lib/dom.ts';
import styles from './launcher.css?inline';

/** `<assent-ui>`: our one element on the page. */
export interface UiHostElement {
  /** Where the UI chunk renders. */
  readonly root: ShadowRoot | HTMLElement;
  /**
   * Puts it where it belongs: before `<body>` while asking, so that the banner comes first in the tab order (R211),
   * and after it otherwise, with the launcher.
   */
  place(asking: boolean): void;
}

/**
 * The launcher is there without the UI chunk, so its few words are here, in three languages; those of the others load. A
 * test compares them with the locales. Without a prototype, because a page may say `<html lang="constructor">`.
 */
export const LABELS: { readonly en: string; readonly [language: string]: string | undefined } = {
  __proto__: null as never,
  en: 'Cookie settings',
  fr: 'Paramètres des cookies',
  de: 'Cookie-Einstellungen',
};

/**
 * Creates the host with its launcher and keeps it on the page, whoever replaces `<body>`: it hangs on `<html>`, out of
 * reach of client routers.
 *
 * @param replaced called after somebody removed it and it was put back
 */
export function createUiHost(
  { ui, locale }: ResolvedConfig,
  load: LoadChunk,
  open: () => void,
  replaced: () => void,
): UiHostElement {
  const html = documentGet('documentElement');
  const host = createElement('assent-ui');
  const theme = text(ui.theme) ?? 'auto';
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

  let launcher: HTMLElement | undefined;
  if (ui.launcher) {
    const { label, position } = ui.launcher;
    const button = createElement('button');
    launcher = button;
    const tag = text(locale) || html.lang || 'en';
    const [language = ''] = tag.split('-');
    button.onclick = open;
    button.setAttribute('data-assent-do', 'open');
    button.setAttribute('part', `launcher ${text(position) ?? ''}`);
    const known = text(isObject(label) ? label[language] : label) ?? LABELS[language];
    button.title = known ?? LABELS.en;
    if (!known) {
      load('label').then(
        ({ launcherLabel }) => (button.title = launcherLabel(tag)),
        () => {},
      );
    }
  }

  let first = false;
  const put = (): void => {
    html.insertBefore(host, first ? documentGet('body') : null);
    // Not before: the parser's own `<body>` does not mean that somebody has removed it.
    observer.observe(html, { childList: true });
  };
  const observer = new MutationObserver(() => {
    if (host.isConnected) return;
    put();
    replaced();
  });

  return {
    root,
    place(asking) {
      // Moving it would close what is open in it, and put the focus out of the launcher.
      if (host.isConnected && first === asking) return;
      first = asking;
      if (asking) launcher?.remove();
      else if (launcher) root.append(launcher);
      if (asking || documentGet('body')) put();
      else listen(document, 'DOMContentLoaded', put);
    },
  };
}

/** A text of the config, which may be anything. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
