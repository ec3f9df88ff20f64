import type { ComponentChild } from 'preact';
import type { ResolvedConfig } from '../config/types.ts';
import type { Words } from '../words/create-words.ts';
import { rowsOf, recordRow } from './list-rows.tsx';
import { ListTable } from './ListTable.tsx';

/** What the headings of a list are. */
export type Heading = 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

/** What is listed, and how. */
export interface ServiceListProps {
  readonly config: ResolvedConfig;
  readonly words: Words;
  /** One category alone; all if there is no text. */
  readonly only: string | null;
  readonly heading: Heading;
}

/**
 * The declaration: all that services store, by category, with provider, purpose and duration (GDPR 13, R010), as headings
 * and tables that the page's own styles reach.
 */
export function ServiceList({ config, words, only, heading: Title }: ServiceListProps): ComponentChild {
  const { categories, services } = config;
  const { own, text, title } = words;
  // Our own record stands with what the site needs, which is the first category that is not the visitor's to decide.
  const home = categories.find(({ required }) => required) ?? categories[0];
  return categories
    .filter(({ id }) => !only || id === only)
    .map((category) => {
      const members = services.filter((service) => service.category === category.id);
      const rows = [
        ...(category === home ? [recordRow(config, words)] : []),
        ...members.flatMap((service) => rowsOf(service, words)),
      ];
      if (!rows.length) return null;
      return (
        <section>
          <Title>{title(category)}</Title>
          <p>{own(category.description) || text(`${category.id}.description`)}</p>
          <ListTable rows={rows} label={title(category)} words={words} />
        </section>
      );
    });
}
