import { chromium, type BrowserServer } from 'playwright';
import type { TestProject } from 'vitest/node';
import { browserArgs, quickBrowserPath } from '../../browser-path.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** One Chromium for each worker, which all its test files share. */
    browserEndpoints: string[];
  }
}

/** Vitest's global set-up of the page tests: starts the browsers, and surely stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const count = project.vitest.config.maxWorkers;
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
