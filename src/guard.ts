import { readServices } from './guard/read-services.ts';
import { startGuard } from './guard/start-guard.ts';
import { warn } from './guard/warn.ts';
import { attempt } from './lib/attempt.ts';
import { queryAll } from './lib/dom.ts';

// Loaded twice, the first one guards: two layers around each built-in would do no more than one.
const page = globalThis as { [key: symbol]: unknown };
const key = Symbol.for('assent.guard');

if (!page[key]) {
  page[key] = true;
  // Requests cannot wait for a file, so a config by URL comes too late: it has to stand in the page, above this tag.
  const [element] = queryAll('script[data-assent-config]');
  const services = element && attempt(() => readServices(element.textContent, location.origin));
  if (!services) warn('guard/no-config', 'page', 'expected a config in the page, above this script');
  else if (services.length) startGuard(services);
}
