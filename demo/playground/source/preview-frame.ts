import { type View, viewOf } from './hash.ts';

/** Cookies and storage of the frame: it has an origin of its own, where the browser keeps none. */
export interface Stored {
  readonly cookies: Readonly<Record<string, string>>;
  readonly storage: Readonly<Record<string, string>>;
}

/** What the frame says. */
type Message =
  | { readonly type: 'ready' }
  | { readonly type: 'stored'; readonly stored: Stored }
  | { readonly type: 'link'; readonly href: string };

/** The window that the frame plays, in CSS px. */
const WINDOWS: { readonly [width: string]: readonly [number, number] } = {
  1100: [1100, 700],
  768: [768, 800],
  320: [320, 620],
};

const EMPTY: Stored = { cookies: {}, storage: {} };

/** The frame with a page and the banner in it. What it stores is kept here, and given back when it loads again. */
export class PreviewFrame {
  private stored = EMPTY;
  private config = '';
  private view: View = viewOf(new Map());
  private isLoaded = false;

  constructor(
    private readonly frame: HTMLIFrameElement,
    private readonly place: HTMLElement,
    private readonly listeners: {
      readonly onStored: (stored: Stored) => void;
      readonly onLink: (href: string) => void;
    },
  ) {
    addEventListener('message', ({ source, data }: MessageEvent<Message>) => {
      if (source !== frame.contentWindow || typeof data !== 'object' || data === null) return;
      this.hear(data);
    });
    new ResizeObserver(() => this.fit()).observe(place);
  }

  /** Shows this config, the text of one, on a page like this. */
  show(config: string, view: View): void {
    const { width: _, ...before } = this.view;
    const { width: __, ...now } = view;
    const isSame = this.isLoaded && JSON.stringify([this.config, before]) === JSON.stringify([config, now]);
    this.config = config;
    this.view = view;
    this.fit();
    if (!isSame) this.load();
  }

  /** As for a new visitor. */
  forget(): void {
    this.stored = EMPTY;
    this.listeners.onStored(this.stored);
    this.load();
  }

  openSettings(): void {
    this.say({ type: 'open' });
  }

  private load(): void {
    // In place of what is there: the way back leads out of the playground, not through its previews.
    if (this.isLoaded) this.frame.contentWindow?.location.replace(new URL('preview.html', location.href));
    else this.frame.src = 'preview.html';
    this.isLoaded = true;
  }

  private hear(message: Message): void {
    if (message.type === 'ready') {
      this.say({ type: 'start', config: this.config, view: this.view, stored: this.stored });
    } else if (message.type === 'stored') {
      this.stored = message.stored;
      this.listeners.onStored(this.stored);
    } else if (message.type === 'link') this.listeners.onLink(String(message.href));
  }

  /** To any origin, for that of the frame has no name. */
  private say(message: object): void {
    this.frame.contentWindow?.postMessage(message, '*');
  }

  private fit(): void {
    const room = this.place.parentElement?.clientWidth ?? 0;
    // Unless told: a desktop where it can be read, else a phone that fits.
    const usual = room < 480 ? ([Math.max(320, room), 620] as const) : ([1100, 700] as const);
    const [width, height] = WINDOWS[this.view.width] ?? usual;
    this.place.style.maxWidth = `${width}px`;
    const scale = Math.min(1, room / width);
    Object.assign(this.frame.style, { width: `${width}px`, height: `${height}px`, scale: String(scale) });
    this.place.style.height = `${Math.floor(height * scale)}px`;
  }
}
