/** Vitest runs this before each file of page tests, also in a worker that has run others: modules are not loaded anew. */
import { afterAll, beforeAll, expect } from 'vitest';
import { closeFileLab, openFileLab } from './file-lab.ts';

/** Folders whose files share helpers that open pages. */
const hasFileLab = (): boolean => /[\\/](faults|unmarked)[\\/]/.test(expect.getState().testPath ?? '');

beforeAll(async () => {
  if (hasFileLab()) await openFileLab();
});
afterAll(async () => {
  if (hasFileLab()) await closeFileLab();
});
