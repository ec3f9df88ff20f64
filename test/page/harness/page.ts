import { expect } from 'vitest';
import type { Assent } from '../../../src/types.ts';
import type { Problem } from '../../../src/lib/problems.ts';
import type { Visit } from './visit.ts';

declare global {
  interface Window {
    /** As pages see it. */
    assent: Assent;
  }
}

/** The page's `assent.problems`, as `code path`, in their order. */
export async function problemsOf(visit: Visit): Promise<string[]> {
  const problems = await visit.page.evaluate<readonly Problem[]>(() => window.assent.problems);
  return problems.map(({ code, path }) => `${code} ${path}`);
}

/** Waits until the page's `assent.problems` has one that begins like this: the check of the config comes late. */
export async function expectProblem(visit: Visit, start: string): Promise<void> {
  await expect
    .poll(async () => (await problemsOf(visit)).filter((problem) => problem.startsWith(start)))
    .toHaveLength(1);
}

/** Waits until the page says that this is granted, or not. */
export async function expectChoice(visit: Visit, id: string, granted: boolean): Promise<void> {
  await expect.poll(() => visit.page.evaluate((wanted) => window.assent.has(wanted), id)).toBe(granted);
}

/** The marks of the gate around the lab's tracker scripts: `gated('analytics', 'a')` runs `tracker.test/a.js`. */
export function gated(consent: string, name: string, query = ''): string {
  return `<script type="text/plain" data-consent="${consent}" src="http://tracker.test/${name}.js${query}"></script>`;
}
