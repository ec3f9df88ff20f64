import { isObject } from '../config/bare.ts';
import type { ResolvedConfig, UiConfig } from '../config/types.ts';
import type { Rule } from './rule-for.ts';

/** What the law calls the way to refuse, in English everywhere (11 CCR 7015, R124). */
const CHOICES = 'Your Privacy Choices';

/** The config as it holds in the visitor's region. */
export function regionalConfig(config: ResolvedConfig, rule: Rule, region: string): ResolvedConfig {
  const { model, lifetime, askAgainAfter = 0 } = rule;
  const { ui, cookie } = config;
  const isOptIn = model === 'opt-in';
  return {
    ...config,
    region,
    model,
    quiet: model === 'opt-out' || model === 'none',
    // A refusal cannot hold longer than its record.
    lifetime: { months: Math.max(lifetime ?? config.lifetime.months, askAgainAfter) },
    // A choice that was made with everything on beforehand is no consent elsewhere: it has a record of its own.
    cookie: isOptIn ? cookie : { ...cookie, name: `${cookie.name}-${model}` },
    ui: {
      ...ui,
      launcher: model === 'opt-out' && ui.launcher ? { label: CHOICES, ...ui.launcher } : ui.launcher,
      texts: merged(ui.texts, rule.texts),
    },
  };
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
