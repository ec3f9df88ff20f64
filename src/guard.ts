import { rules } from './guard/blocked.ts';
import { CONFIG, readConfigText } from './guard/read-config-text.ts';
import { readRules } from './guard/read-rules.ts';
import { startGuard } from './guard/start-guard.ts';
import { warn } from './guard/warn.ts';

// Loaded twice, the first one guards: two layers around each built-in would do no more than one.
const page = globalThis as { [key: symbol]: unknown };
const key = Symbol.for('assent.guard');

if (!page[key]) {
  page[key] = true;
  try {
    rules.push(...readRules(readConfigText()));
    startGuard();
  } catch (error) {
    warn('guard/no-config', CONFIG, error);
  }
}
