import { helpFor } from './check-given-config.ts';
import type { Diagnosis } from './diagnose.ts';
import { count, type Row, type Section } from './section.ts';

/** What is wrong with the config, and what the page has reported. */
export function problemsSection({ config, problems, configAt, state }: Diagnosis): Section {
  const rows: Row[] = [
    ...config.map(({ code, path, message, level, line, column, help }): Row => ({
      title: path || 'config',
      isCode: true,
      tone: level === 'error' ? 'wrong' : 'look',
      badge: code,
      lines: [message],
      facts: [...(line ? [['line', `${line}:${column} of ${nameOf(configAt)}`] as const] : []), ['see', help]],
    })),
    ...problems.map(({ code, path, message }): Row => ({
      title: path || 'page',
      isCode: true,
      tone: 'wrong',
      badge: code,
      // The core says no more than where to look.
      lines: message === 'see docs/problems.md' ? [] : [message],
      facts: [['see', helpFor(code)]],
    })),
  ];
  const wrong = rows.filter(({ tone }) => tone === 'wrong').length;
  const warnings = rows.length - wrong;
  const parts = [wrong ? count(wrong, 'problem') : '', warnings ? count(warnings, 'warning') : ''].filter(Boolean);
  return {
    id: 'problems',
    title: 'Problems',
    tone: wrong ? 'wrong' : warnings ? 'look' : 'good',
    verdict: parts.join(', ') || (state === 'waiting' ? 'None so far: the config is not here yet' : 'Nothing is wrong'),
    rows,
    ...(state === 'running' && !configAt && { note: 'The config came from code, so there are no lines to name.' }),
  };
}

function nameOf(where: string | undefined): string {
  return where === 'inline' ? 'the inline config' : (where ?? 'the config');
}
