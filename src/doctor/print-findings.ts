import type { ConfigFinding } from './check-given-config.ts';

/** Says everything that is wrong with the config in the console, one message each. */
export function printFindings(findings: readonly ConfigFinding[], configAt: string | undefined): void {
  for (const { code, path, message, level, line, column, help } of findings) {
    const place = line ? ` (${configAt === 'inline' ? 'inline config' : configAt}, ${line}:${column})` : '';
    const text = `[assent] ${code}${path ? ` at ${path}` : ''}${place}: ${message}\nSee ${help}`;
    if (level === 'error') console.warn(text);
    else console.info(text);
  }
}
