import type { VNode } from 'preact';
import type { Row } from './section.ts';

/** One thing in a section: its name, its state, what there is to say, and what is called what. */
export function RowView({ row }: { readonly row: Row }): VNode {
  const { title, isCode, tone = 'note', badge, lines = [], facts = [] } = row;
  return (
    <li>
      <p class="name">
        <strong>{isCode ? <code>{title}</code> : title}</strong>
        {badge !== undefined && (
          <span class="badge" data-tone={tone}>
            {badge}
          </span>
        )}
      </p>
      {lines.map((line) => (
        <p>{line}</p>
      ))}
      {facts.length > 0 && (
        <dl>
          {facts.map(([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
