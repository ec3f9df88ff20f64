import type { ComponentChild } from 'preact';
import type { Words } from '../words/create-words.ts';
import type { Row } from './list-rows.tsx';

/** The rows of one category. */
export interface ListTableProps {
  readonly rows: readonly Row[];
  readonly label: string;
  readonly words: Words;
}

/** What is stored, as a table. A phone scrolls the table, not the page; with the keyboard, too (WCAG 1.4.10, 2.1.1). */
export function ListTable({ rows, label, words: { text } }: ListTableProps): ComponentChild {
  return (
    <div role="region" tabindex={0} aria-label={label} style="overflow-x: auto; hyphens: auto">
      <table>
        <thead>
          <tr>
            {['name', 'provider', 'purpose', 'duration'].map((key) => (
              <th scope="col">{text(key)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
