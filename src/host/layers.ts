import { documentGet } from '../lib/dom.ts';
import { emit } from '../lib/emit.ts';
import type { Report } from '../lib/problems.ts';
import { whenIdle } from '../lib/when-idle.ts';
import type { Banner, Layer, LoadPart, PartHost, Preferences } from '../parts.ts';
import type { UiHost } from './create-host.ts';

/** What the layers need. */
export interface LayersOptions {
  readonly host: UiHost;
  readonly load: LoadPart;
  /** What the parts are handed, but for `shown`. */
  readonly part: Omit<PartHost, 'shown'>;
  /** Whether there is something to ask, and nobody has answered yet. */
  readonly asks: () => boolean;
  readonly report: Report;
}

/** Loads banner and preferences when they are needed, and shows what is due. */
export interface Layers {
  /** Shows what the consent in force asks for. */
  render(): void;
  /** Tells screen readers that the choice made on the banner is kept. */
  saved(): void;
  open(): void;
  close(): void;
  /** Puts in what stands in the page itself: placeholders of what is blocked, and the list of services. */
  furnish(): void;
}

/** Makes them; nothing loads before it is needed. */
export function createLayers({ host, load, part, asks, report }: LayersOptions): Layers {
  const visible: { [layer in Layer]?: boolean } = {};
  let banner: Promise<Banner | undefined> | undefined;
  let preferences: Promise<Preferences | undefined> | undefined;
  let isFurnished = false;

  const place = (): void => {
    // Moving the host would close a dialog that is open in it.
    if (!visible.preferences) host.place(!!visible.banner || asks());
  };
  const partHost: PartHost = {
    ...part,
    shown(layer, isVisible) {
      visible[layer] = isVisible;
      place();
      emit(isVisible ? 'show' : 'hide', { layer });
      // Whoever asks for more should not wait for it.
      if (layer === 'banner' && isVisible) whenIdle(() => load('preferences').catch(() => {}));
    },
  };

  const firstLayer = (): Promise<Banner | undefined> =>
    (banner ??= load('banner')
      .then(({ startBanner }) => startBanner(partHost, load.locale))
      .catch((error: unknown) => {
        // The next need tries again; until then the gate stays as it is.
        banner = undefined;
        report('ui/load-failed', 'banner', error);
        host.place(false);
        return undefined;
      }));
  const secondLayer = (): Promise<Preferences | undefined> =>
    (preferences ??= load('preferences')
      .then(({ startPreferences }) => startPreferences(partHost, load.locale))
      .catch((error: unknown) => {
        preferences = undefined;
        report('ui/load-failed', 'preferences', error);
        return undefined;
      }));

  return {
    render() {
      place();
      if (asks() || banner) {
        void firstLayer().then((layer) => {
          if (asks()) layer?.show();
          else layer?.hide();
          layer?.raise();
        });
      }
      void preferences?.then((layer) => layer?.update());
    },
    // Unless a listener has asked anew.
    saved: () => void banner?.then((layer) => !asks() && layer?.hide(true)),
    open: () =>
      void secondLayer().then(async (layer) => {
        // The banner can be answered as well.
        if (!layer?.open()) (await firstLayer())?.show();
      }),
    close: () => void preferences?.then((layer) => layer?.close()),
    furnish() {
      if (isFurnished) return;
      isFurnished = true;
      const load = (): void =>
        void secondLayer().then((layer) => {
          isFurnished = !!layer;
          layer?.furnish();
        });
      // The question comes first.
      if (asks() && documentGet('readyState') !== 'complete') whenIdle(load);
      else load();
    },
  };
}
