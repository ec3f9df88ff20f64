/** Vitest runs this before each file of page tests, also in a worker that has run others: modules are not loaded anew. */
import { afterAll, beforeAll, expect } from 'vitest';
import { closeFaultLab, openFaultLab } from '../faults/fault.ts';

const isAboutFaults = (): boolean => /[\\/]faults[\\/]/.test(expect.getState().testPath ?? '');

beforeAll(async () => {
  if (isAboutFaults()) await openFaultLab();
});
afterAll(async () => {
  if (isAboutFaults()) await closeFaultLab();
});
