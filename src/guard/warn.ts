import { emit } from '../lib/emit.ts';

const told = new Set<string>();

/** Tells of a problem as the core does, once: in the console and as `assent:problem`. */
export function warn(code: string, path: string, message: string): void {
  if (told.has(code + path)) return;
  told.add(code + path);
  console.warn(`[assent] ${code} at ${path}: ${message}`);
  emit('problem', { code, path, message });
}
