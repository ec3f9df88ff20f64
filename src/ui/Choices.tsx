import { h, type ComponentChildren } from 'preact';
import { CategoryCard } from './CategoryCard.tsx';
import type { View } from './create-view.ts';
import { dateInWords } from './date-in-words.ts';
import type { Draft } from './draft.ts';

/** All that changes in the dialog: which decision is in force, and a card for each category. */
export function Choices({
  view,
  draft,
  onTurn,
}: {
  view: View;
  draft: Draft;
  /** One switch was turned. */
  onTurn: (id: string, on: boolean) => void;
}): ComponentChildren {
  const { host, language, text } = view;
  const { decidedOn, expiresOn } = host.consent();
  const decided = decidedOn &&
    expiresOn && { date: dateInWords(decidedOn, language), expiry: dateInWords(expiresOn, language) };

  return [
    decided && <p class="assent-muted">{text('decided', decided)}</p>,
    ...host.config.categories.map((category, index) => (
      <CategoryCard id={`assent-${index}`} {...{ view, category, draft, onTurn }} />
    )),
  ];
}
