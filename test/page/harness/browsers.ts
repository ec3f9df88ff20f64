import { chromium, type BrowserServer } from 'playwright';
import type { TestProject } from 'vitest/node';
import { browserArgs, quickBrowserPath } from '../../browser-path.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Few Chromiums, which all workers and test files share. */
    browserEndpoints: string[];
  }
}

/** A browser's own processes cost more than they are busy with fewer. */
const WORKERS_PER_BROWSER = 4;

/** Vitest's global set-up of the page tests: starts the browsers, and surely stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const count = Math.ceil(project.config.maxWorkers / WORKERS_PER_BROWSER);
  const options = { executablePath: quickBrowserPath(), args: browserArgs() };
  const servers: BrowserServer[] = await Promise.all(
    Array.from({ length: count }, () => chromium.launchServer(options)),
  );
  project.provide(
    'browserEndpoints',
    servers.map((server) => server.wsEndpoint()),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}
