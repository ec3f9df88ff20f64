import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createHitLog } from './server/hit-log.js';
import { listen } from './server/listen.js';
import { createSite } from './server/site.js';
import { createTrackers } from './server/trackers.js';

/**
 * Starts the demo: the site, and on another origin the trackers with their collector.
 *
 * @param {import('./serve.d.ts').DemoOptions} [options]
 * @returns {Promise<import('./serve.d.ts').Demo>}
 */
export async function startDemo({ port = 8080, trackerPort = port && port + 1, host = '127.0.0.1' } = {}) {
  const log = createHitLog();
  const trackers = await listen(createTrackers(log), { port: trackerPort, host });
  const site = await listen(createSite(log, trackers.port), { port, host });
  return {
    siteUrl: `http://localhost:${site.port}/`,
    trackerUrl: `http://127.0.0.1:${trackers.port}/`,
    hits: () => log.all(),
    stop: async () => {
      await Promise.all([site.stop(), trackers.stop()]);
    },
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { siteUrl, trackerUrl } = await startDemo({
    port: process.env.PORT === '0' ? 0 : Number(process.env.PORT) || 8080,
    host: process.env.HOST || '127.0.0.1',
  });
  console.log(`Assent demo: ${siteUrl}`);
  console.log(`Its trackers, on another origin: ${trackerUrl}`);
  console.log('Stop with Ctrl+C.');
}
