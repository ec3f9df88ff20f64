import type { VNode } from 'preact';
import type { Found } from '../../../src/cli/finding.ts';

/** A problem in words, with a link to what it means. */
export function ProblemText({ problem: { code, message, path } }: { readonly problem: Found }): VNode {
  return (
    <div class="said">
      <p>{message.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))}</p>
      <p class="where">
        <a href={`/problems/#${code.replace(/[^\w-]/g, '')}`} target="_blank" rel="noopener">
          {code}
        </a>
        {path ? ' at ' : ''}
        <code>{path}</code>
      </p>
    </div>
  );
}
