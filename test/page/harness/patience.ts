/**
 * Milliseconds that whatever must happen may take, on the slowest and busiest machine. Nothing that comes in time waits
 * for it. The polls of the page tests have it as their default, see `vite.config.ts`.
 */
export const PATIENCE = 30_000;
