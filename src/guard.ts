import { rules } from './guard/blocked.ts';
import { readRules } from './guard/read-rules.ts';
import { startGuard } from './guard/start-guard.ts';
import { warn } from './guard/warn.ts';

// Loaded twice, the first one guards: two layers around each built-in would do no more than one.
const page = globalThis as { [key: symbol]: unknown };
const key = Symbol.for('assent.guard');

if (!page[key]) {
  page[key] = true;
  // Requests cannot wait for a file, so a config by URL comes too late: it has to stand in the page, above this tag.
  const config = 'script[data-assent-config]';
  try {
    rules.push(...readRules(document.querySelector(config)?.textContent, location.origin));
    if (rules.length) startGuard();
  } catch (error) {
    warn('guard/no-config', config, error);
  }
}
