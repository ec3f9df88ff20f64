import type { VNode } from 'preact';
import { Choice } from './Choice.tsx';
import { textAt } from './edit-config.ts';
import { type View, viewOf } from './hash.ts';
import { LANGUAGES } from './languages.ts';
import { type ChoiceProps, type Option, Radios } from './Radios.tsx';
import { REGIONS } from './regions.ts';
import type { Actions, State } from './state.ts';
import { THEMES } from './themes.ts';

const THEME_OPTIONS: readonly Option[] = [
  ['', 'auto'],
  ...[...THEMES.keys()].filter((name) => name !== 'auto').map((name): Option => [name, name]),
];
const REGION_OPTIONS: readonly Option[] = [
  ['', 'nobody says'],
  ...[...REGIONS].map(([code, title]): Option => [code, `${code} – ${title}`]),
];
/** Written or left out, these mean the same. */
const DEFAULTS: ReadonlySet<string> = new Set(['auto', 'bar', 'sheet']);

/** The form above the preview: what writes into the config, and what only stands round the banner. */
export function Switches({ state, actions }: { readonly state: State; readonly actions: Actions }): VNode {
  const { raw, isReadable, view } = state;
  /** One that belongs to the config; it waits while that cannot be read, and so cannot be changed. */
  const inConfig = (name: string): Pick<ChoiceProps, 'name' | 'value' | 'disabled' | 'onPick'> => {
    const said = textAt(raw, ['ui', name]) ?? '';
    return {
      name,
      value: DEFAULTS.has(said) ? '' : said,
      disabled: !isReadable,
      onPick: (value) => actions.setConfig(['ui', name], value || undefined),
    };
  };
  const around = (name: keyof View): Pick<ChoiceProps, 'name' | 'value' | 'onPick'> => ({
    name,
    value: view[name],
    onPick: (value) => actions.setView(viewOf(new Map(Object.entries({ ...view, [name]: value })))),
  });
  return (
    <form
      id="switches"
      class="switches"
      aria-label="Switches"
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
    >
      <Radios legend="Layout" options={LAYOUTS} {...inConfig('layout')} />
      <Radios legend="Settings" options={DIALOGS} {...inConfig('dialog')} />
      <Radios legend="System colours" options={SCHEMES} {...around('scheme')} />
      <Radios legend="Privacy signal" options={SIGNALS} {...around('gpc')} />
      <Radios legend="Width" options={WIDTHS} {...around('width')} />
      <div class="choices">
        <Choice legend="Theme" options={THEME_OPTIONS} {...inConfig('theme')} />
        <Choice legend="Page language" options={LANGUAGES} {...around('lang')} />
        <Choice legend="Visitor is in" options={REGION_OPTIONS} {...around('region')} />
        <Choice legend="Direction" options={DIRECTIONS} {...around('dir')} />
      </div>
    </form>
  );
}

const LAYOUTS: readonly Option[] = [
  ['', 'Bar'],
  ['box', 'Box'],
  ['modal', 'Modal'],
];
const DIALOGS: readonly Option[] = [
  ['', 'Sheet'],
  ['drawer', 'Drawer'],
];
const SCHEMES: readonly Option[] = [
  ['', 'Yours'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];
const WIDTHS: readonly Option[] = [
  ['', 'Auto'],
  ['1100', '1100'],
  ['768', '768'],
  ['320', '320'],
];
const SIGNALS: readonly Option[] = [
  ['', 'None'],
  ['1', 'Sent'],
];
const DIRECTIONS: readonly Option[] = [
  ['', 'By language'],
  ['ltr', 'Left to right'],
  ['rtl', 'Right to left'],
];
