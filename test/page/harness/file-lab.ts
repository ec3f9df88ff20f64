import { openLab, type Lab } from './lab.ts';

/** The lab of the test file that is running, for those whose helpers open their pages: see `each-file.ts`. */
export let lab: Lab;

export async function openFileLab(): Promise<void> {
  lab = await openLab();
}

export async function closeFileLab(): Promise<void> {
  await lab.close();
}
