import { element } from '../ui/element.ts';
import type { Row, Section, Tone } from './section.ts';

/** A section on screen: made once, so that focus and what is unfolded survive a change. */
export interface SectionView {
  readonly node: HTMLElement;
  /** Redraws, if anything has changed. */
  draw(section: Section): void;
}

/** For those who do not see the mark. */
const WORDS: { readonly [tone in Tone]: string } = {
  good: 'Fine',
  note: 'To know',
  look: 'To look at',
  wrong: 'Wrong',
};

/** More would make the page slow that is looked at. */
const MAX_ROWS = 100;

/** A section that unfolds. */
export function createSectionView({ id, title }: Section): SectionView {
  const mark = element('span', { class: 'mark' });
  const verdict = element('span', { class: 'verdict' });
  const size = element('span', { class: 'size', 'aria-hidden': 'true' });
  const body = element('div', { class: 'body' });
  const heading = element('h3', {}, title);
  const node = element(
    'details',
    { id },
    element('summary', {}, mark, element('span', { class: 'words' }, heading, verdict), size),
    body,
  );
  let drawn = '';
  return {
    node,
    draw(section) {
      const now = JSON.stringify(section);
      if (now === drawn) return;
      const isFirst = drawn === '';
      drawn = now;
      mark.dataset['tone'] = section.tone;
      mark.replaceChildren(element('span', { class: 'heard' }, `${WORDS[section.tone]}: `));
      verdict.textContent = section.verdict;
      size.textContent = section.rows.length ? String(section.rows.length) : '';
      const hidden = section.rows.length - MAX_ROWS;
      const list = element('ul', { role: 'list' }, ...section.rows.slice(0, MAX_ROWS).map(drawRow));
      body.replaceChildren(...(section.rows.length ? [list] : []), ...notesOf(hidden, section));
      if (isFirst) node.open = section.tone === 'wrong';
    },
  };
}

function notesOf(hidden: number, { note }: Section): Node[] {
  const more = hidden > 0 ? `${hidden} more are in the JSON.` : '';
  return [more, note ?? ''].filter(Boolean).map((text) => element('p', { class: 'note' }, text));
}

function drawRow({ title, isCode, tone, badge, lines = [], facts = [] }: Row): HTMLElement {
  const name = isCode ? element('code', {}, title) : title;
  return element(
    'li',
    {},
    element('p', { class: 'name' }, element('strong', {}, name), badgeOf(badge, tone)),
    ...lines.map((line) => element('p', {}, line)),
    facts.length > 0 &&
      element(
        'dl',
        {},
        ...facts.map(([key, value]) => element('div', {}, element('dt', {}, key), element('dd', {}, value))),
      ),
  );
}

function badgeOf(text: string | undefined, tone: Tone = 'note'): HTMLElement | undefined {
  return text === undefined ? undefined : element('span', { class: 'badge', 'data-tone': tone }, text);
}
