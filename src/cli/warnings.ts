import { BUILT_IN_CATEGORIES } from '../config/defaults.ts';
import { readConfig } from '../config/read-config.ts';
import type { Report } from '../lib/problems.ts';
import { textOf } from './advice.ts';
import { isOver13Months } from './months.ts';
import { warnOfWords } from './warn-of-words.ts';

/** What the page can work with, though somebody should look at it. */
export function warn(raw: unknown, report: Report): void {
  const config = readConfig(raw);
  if (!config) return;
  warnOfWords(config, report);
  const written = listIn(raw, 'services');
  written.forEach((item, index) => {
    const path = `services[${index}]`;
    const id = idIn(item);
    if (!config.services.some((service) => service.id === id)) return;
    if (!has(item, 'cookies') && !has(item, 'storage')) {
      report(
        'check/nothing-stored',
        path,
        `service \`${id}\` names no cookies and no storage, so nothing is listed or deleted; if it stores nothing, write "cookies": []`,
      );
    }
    if (!has(item, 'provider')) {
      report('check/no-provider', path, `service \`${id}\` does not say who is behind it; write "provider": "…"`);
    }
    listIn(item, 'cookies').forEach((cookie, at) => {
      const { name, duration } = Object(cookie) as { name?: unknown; duration?: unknown };
      const stated = (typeof duration === 'object' ? Object.values(duration ?? {}) : [duration]).find(
        (text): text is string => typeof text === 'string' && isOver13Months(text),
      );
      if (stated === undefined) return;
      report(
        'check/long-lived',
        `${path}.cookies[${at}].duration`,
        `cookie \`${textOf(name)}\` lives for ${stated}: regulators recommend 13 months at most`,
      );
    });
  });

  if (config.services.length === 0) return;
  const used = new Set(config.services.map(({ category }) => category));
  listIn(raw, 'categories').forEach((item, index) => {
    const id = typeof item === 'string' ? item : idIn(item);
    const isKnown = config.categories.some((category) => category.id === id);
    // What the site itself needs is often no service of anybody.
    if (!isKnown || used.has(id) || id === BUILT_IN_CATEGORIES[0]) return;
    report(
      'check/no-services',
      `categories[${index}]`,
      `no service belongs to \`${id}\`, yet visitors are asked about it`,
    );
  });
}

function listIn(value: unknown, key: string): unknown[] {
  const list = (Object(value) as Record<string, unknown>)[key];
  return Array.isArray(list) ? list : [];
}

function has(value: unknown, key: string): boolean {
  return Object.hasOwn(Object(value) as object, key);
}

function idIn(value: unknown): string {
  return textOf((Object(value) as { id?: unknown }).id);
}
