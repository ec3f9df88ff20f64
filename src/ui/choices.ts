import { createCategoryCard } from './category-card.ts';
import type { View } from './create-view.ts';
import { dateInWords } from './date-in-words.ts';
import { element } from './element.ts';
import type { OnTurn, Part } from './part.ts';

/** All that changes in the dialog: which decision is in force, and a card for each category. */
export function createChoices(view: View, onTurn: OnTurn): Part {
  const { host, language, text } = view;
  const decided = element('p', { class: 'assent-muted' });
  const cards = host.config.categories.map((category, index) =>
    createCategoryCard(`assent-${index}`, view, category, onTurn),
  );

  return {
    node: element('div', { class: 'assent-choices' }, decided, ...cards.map(({ node }) => node)),
    draw(draft) {
      const { decidedOn, expiresOn } = host.consent();
      decided.textContent =
        decidedOn && expiresOn
          ? text('decided', { date: dateInWords(decidedOn, language), expiry: dateInWords(expiresOn, language) })
          : '';
      decided.hidden = !decided.textContent;
      for (const card of cards) card.draw(draft);
    },
  };
}
