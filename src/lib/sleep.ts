// Taken while the page is young: what it puts in its place later, such as fake timers, might never call back.
const { setTimeout } = globalThis;

/** Resolves after so many milliseconds. */
export const sleep = (ms?: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
