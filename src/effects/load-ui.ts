import type { Deciding, Session } from '../start-session.ts';
import type { Layer, Ui, UiHost } from '../ui/types.ts';

/** The part of deciding that asks the visitor. */
export type Asking = Pick<Deciding, 'render' | 'open' | 'close'>;

/**
 * Loads the UI when it is needed, and drives it.
 *
 * @param decide takes what the visitor decides
 */
export function createAsking(
  { config, load, state, host, asks, emit, report }: Session,
  decide: UiHost['decide'],
): Asking {
  const visible: { [layer in Layer]?: boolean } = {};
  let ui: Promise<Ui> | undefined;

  const placeHost = (asking: boolean): void => {
    // Moving the host would close a dialog that is open in it.
    if (!visible.preferences) host.place(asking);
  };

  const withUi = async (action: (ui: Ui) => void): Promise<void> => {
    try {
      ui ??= load('ui').then(({ startUi }) => startUi(uiHost));
      action(await ui);
    } catch (error) {
      // The next need tries again; until then the gate stays as it is.
      ui = undefined;
      report('ui/load-failed', 'ui', error);
      host.place(false);
    }
  };

  const uiHost: UiHost = {
    config,
    root: host.root,
    consent: () => state.consent,
    decide,
    report,
    shown(layer, isVisible) {
      visible[layer] = isVisible;
      placeHost(!!visible.banner);
      emit(isVisible ? 'show' : 'hide', { layer });
    },
  };

  return {
    render() {
      placeHost(asks());
      if (!asks() && !ui) return;
      void withUi((loaded) => {
        if (asks()) loaded.showBanner();
        else loaded.hideBanner();
        loaded.update();
      });
    },
    open: () => void withUi((loaded) => loaded.openPreferences()),
    close: () => void ui?.then((loaded) => loaded.closePreferences()),
  };
}
