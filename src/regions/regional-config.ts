import { isObject } from '../config/bare.ts';
import type { LauncherConfig, RegionModel, ResolvedConfig, UiConfig } from '../config/types.ts';
import type { Rule } from './rule-for.ts';

/** What the law calls the way to refuse, in English everywhere (11 CCR 7015, R124). */
const CHOICES = 'Your Privacy Choices';

/** The config as it holds in the visitor's region. */
export function regionalConfig(config: ResolvedConfig, rule: Rule, region: string): ResolvedConfig {
  const { model, lifetime } = rule;
  const { ui, cookie } = config;
  const isOptIn = model === 'opt-in';
  return {
    ...config,
    region,
    model,
    lifetime: { months: lifetime ?? config.lifetime.months },
    // A choice that was made with everything on beforehand is no consent elsewhere: it has a record of its own.
    cookie: isOptIn ? cookie : { ...cookie, name: optOutName(cookie.name) },
    ui: {
      ...ui,
      launcher: model === 'opt-out' && ui.launcher ? withChoices(ui.launcher) : ui.launcher,
      texts: merged(ui.texts, rule.texts),
    },
  };
}

/** Whether there is no banner: the visitor can decide, and is not asked. */
export function isQuiet(model: RegionModel | undefined): boolean {
  return model === 'opt-out' || model === 'none';
}

/** Name of the record of decisions that were made where everything was on beforehand. */
export function optOutName(name: string): string {
  return `${name}-opt-out`;
}

/** In words of the site's own, if it has one text for all languages. */
function withChoices(launcher: LauncherConfig): LauncherConfig {
  return { ...launcher, label: typeof launcher.label === 'string' ? launcher.label : CHOICES };
}

/** Texts by language, those of the region before the others. */
function merged(usual: unknown, regional: unknown): NonNullable<UiConfig['texts']> {
  const result: Record<string, unknown> = Object.create(null);
  for (const texts of [usual, regional]) {
    for (const [language, words] of Object.entries(isObject(texts) ? texts : {})) {
      result[language] = { ...(result[language] as object), ...(isObject(words) ? words : {}) };
    }
  }
  return result as NonNullable<UiConfig['texts']>;
}
