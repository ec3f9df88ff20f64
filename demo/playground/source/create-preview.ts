import { type View, viewOf } from './hash.ts';

/** Cookies and storage of the frame: it has an origin of its own, where the browser keeps none. */
export interface Stored {
  readonly cookies: Readonly<Record<string, string>>;
  readonly storage: Readonly<Record<string, string>>;
}

/** Of a visitor who has never been there. */
export const NOTHING: Stored = { cookies: {}, storage: {} };

/** The page with the banner in the frame. */
export interface Preview {
  /** Shows this config, the text of one, on a page like this. */
  show(config: string, view: View): void;
  /** As for a new visitor. */
  forget(): void;
  openSettings(): void;
}

/** What the frame says. */
type Message =
  | { readonly type: 'ready' }
  | { readonly type: 'stored'; readonly stored: Stored }
  | { readonly type: 'link'; readonly href: string };

/** Plays a page in the frame. What it stores is kept here, and given back when it loads again. */
export function createPreview(
  frame: HTMLIFrameElement,
  listeners: { readonly onStored: (stored: Stored) => void; readonly onLink: (href: string) => void },
): Preview {
  let stored = NOTHING;
  let config = '';
  let view = viewOf(new Map());
  let isLoaded = false;

  addEventListener('message', ({ source, data }: MessageEvent<Message>) => {
    if (source === frame.contentWindow && typeof data === 'object' && data !== null) hear(data);
  });

  function hear(message: Message): void {
    if (message.type === 'ready') say({ type: 'start', config, view, stored });
    else if (message.type === 'stored') keep(message.stored);
    else if (message.type === 'link') listeners.onLink(String(message.href));
  }

  function keep(now: Stored): void {
    stored = now;
    listeners.onStored(now);
  }

  /** To any origin, for that of the frame has no name. */
  function say(message: object): void {
    frame.contentWindow?.postMessage(message, '*');
  }

  function load(): void {
    // In place of what is there: the way back leads out of the playground, not through its previews.
    if (isLoaded) frame.contentWindow?.location.replace(new URL('preview.html', location.href));
    else frame.src = 'preview.html';
    isLoaded = true;
  }

  return {
    show(newConfig, newView) {
      const isSame = isLoaded && pageOf(config, view) === pageOf(newConfig, newView);
      config = newConfig;
      view = newView;
      if (!isSame) load();
    },
    forget() {
      keep(NOTHING);
      load();
    },
    openSettings: () => say({ type: 'open' }),
  };
}

/** What the page in the frame depends on: not its width, which only the frame's size does. */
function pageOf(config: string, view: View): string {
  return JSON.stringify([config, { ...view, width: '' }]);
}
