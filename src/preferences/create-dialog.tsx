import { draw } from '../lib/draw.tsx';
import { createElement } from '../lib/dom.ts';
import { sleep } from '../lib/sleep.ts';
import type { Container } from '../look/open-container.ts';
import { HEARD_AFTER, signalWords } from '../look/signal-words.ts';
import type { PartHost } from '../parts.ts';
import type { Words } from '../words/create-words.ts';
import { type Draft, startDraft, turnSwitch } from './draft.ts';
import { PreferencesDialog } from './PreferencesDialog.tsx';

/** The dialog, on screen or not. All functions may be called at any time, any number of times. */
export interface DialogControl {
  /** @returns whether it is on screen now: if not, it could not be drawn, and a problem says why */
  open(): boolean;
  /** Drops the draft. */
  close(): void;
  /** Draws again: somebody has decided. */
  update(): void;
}

/** What is on screen. */
interface Shown {
  /** Where the dialog is drawn. What follows it is hidden while the dialog is open. */
  readonly stage: HTMLElement;
  draft: Draft;
  /** What is said of the privacy signal. */
  signal: string | undefined;
}

/** Makes the dialog. Its switches are a draft: only *Save* hands them on, and closing drops them. */
export function createDialog(host: PartHost, words: Words, container: Container): DialogControl {
  const { config } = host;
  let shown: Shown | undefined;

  /**
   * @param then once it is drawn
   * @returns whether that could be done: if not, a problem says why
   */
  function redraw({ stage, draft, signal }: Shown, then?: () => void): boolean {
    try {
      draw(stage, () => (
        <PreferencesDialog
          config={config}
          words={words}
          consent={host.consent()}
          draft={draft}
          signal={signal}
          onTurn={(id, on) => change({ draft: turnSwitch(config, draft, id, on) })}
          onDecide={(accept) => {
            host.decide(accept ?? draft, 'preferences');
            close();
            container.say(words.text('saved'));
          }}
          onClose={close}
        />
      ));
      then?.();
      return true;
    } catch (error) {
      host.report('ui/render-failed', 'preferences', error);
      return false;
    }
  }

  /** The one way for what is on screen to change. */
  function change(changed: Partial<Shown>): void {
    if (shown && !redraw(Object.assign(shown, changed))) close();
  }

  /** Later, so that it is heard. */
  function saySignal(): void {
    if (host.signal.length) void sleep(HEARD_AFTER).then(() => change({ signal: signalWords(host, words) }));
  }

  function open(): boolean {
    container.say('');
    if (shown) return true;
    const stage = createElement('div');
    stage.className = 'assent-stage';
    container.node.prepend(stage);
    const draft = startDraft(config, host.consent());
    const next = { stage, draft, signal: host.signal.length ? '' : undefined };
    const isShown = redraw(next, () => {
      stage.querySelector('dialog')?.showModal();
      stage.querySelector('h2')?.focus();
    });
    if (!isShown) {
      stage.remove();
      return false;
    }
    shown = next;
    host.shown('preferences', true);
    saySignal();
    return true;
  }

  function close(): void {
    if (!shown) return;
    const { stage } = shown;
    shown = undefined;
    // First of all: the browser gives focus back to the opener only while the dialog is in the document.
    stage.querySelector('dialog')?.close();
    stage.remove();
    host.shown('preferences', false);
  }

  return {
    open,
    close,
    update() {
      change({ draft: startDraft(config, host.consent()) });
      saySignal();
    },
  };
}
