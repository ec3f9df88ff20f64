import { builtInLanguages } from '../../../src/ui/load-texts.ts';
import { element } from '../../../src/ui/element.ts';
import { textAt } from './edit-config.ts';
import { type View, viewOf } from './hash.ts';
import { REGIONS } from './regions.ts';
import { THEMES } from './themes.ts';

/** Switches that write into the config: the name of each, and where. */
const IN_CONFIG: { readonly [name: string]: readonly string[] } = {
  theme: ['ui', 'theme'],
  layout: ['ui', 'layout'],
  dialog: ['ui', 'dialog'],
};

/** The form above the preview. */
export class Switches {
  constructor(
    private readonly form: HTMLFormElement,
    listeners: {
      /** One that belongs to the config; `undefined` takes the key out. */
      readonly onConfig: (path: readonly string[], value: string | undefined) => void;
      readonly onView: (view: View) => void;
    },
  ) {
    this.select('theme').append(
      ...[...THEMES.keys()].filter((name) => name !== 'auto').map((value) => element('option', { value }, value)),
    );
    this.select('lang').append(...languages());
    this.select('region').append(
      ...[...REGIONS].map(([value, title]) => element('option', { value }, `${value} – ${title}`)),
    );
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('change', ({ target }) => {
      const { name, value } = target as HTMLSelectElement;
      const path = IN_CONFIG[name];
      if (path) listeners.onConfig(path, value || undefined);
      else listeners.onView(viewOf(new FormData(form)));
    });
  }

  /** Brings the switches to what the config says; they wait while it cannot be read, and so cannot be changed. */
  showConfig(raw: unknown, isReadable: boolean): void {
    for (const [name, path] of Object.entries(IN_CONFIG)) {
      const said = textAt(raw, path) ?? '';
      for (const control of this.controls(name)) {
        control.disabled = !isReadable;
        if (control instanceof HTMLInputElement) control.checked = control.value === (DEFAULTS.has(said) ? '' : said);
        else control.value = said === 'auto' ? '' : said;
      }
    }
  }

  showView(view: View): void {
    for (const [name, said] of Object.entries(view) as [string, string][]) {
      for (const control of this.controls(name)) {
        if (control instanceof HTMLInputElement) control.checked = control.value === said;
        else control.value = said;
      }
    }
  }

  private select(name: string): HTMLSelectElement {
    return this.form.elements.namedItem(name) as HTMLSelectElement;
  }

  private controls(name: string): (HTMLInputElement | HTMLSelectElement)[] {
    return [...this.form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)];
  }
}

/** Written or left out, these mean the same. */
const DEFAULTS: ReadonlySet<string> = new Set(['', 'auto', 'bar', 'sheet']);

/** Each language under its own name, and in English for whoever looks for it. */
function languages(): HTMLOptionElement[] {
  const english = new Intl.DisplayNames('en', { type: 'language' });
  return builtInLanguages
    .map((value) => {
      const own = new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value;
      const foreign = english.of(value) ?? value;
      return { value: value === 'en' ? '' : value, foreign, text: own === foreign ? own : `${foreign} – ${own}` };
    })
    .sort((a, b) => a.foreign.localeCompare(b.foreign, 'en'))
    .map(({ value, text }) => element('option', { value }, text));
}
