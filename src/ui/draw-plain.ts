import type { View } from './create-view.ts';

/** The banner of last resort, without a renderer: what must be answered, and the two answers. */
export function drawPlain({ text }: View, onDecide: (accept: boolean) => void): Element {
  const section = document.createElement('section');
  section.className = 'assent-banner';
  section.part.value = 'banner';
  section.append(text('title'));
  for (const does of ['accept-all', 'reject-all']) {
    const button = document.createElement('button');
    button.className = 'assent-button';
    button.dataset['assentDo'] = does;
    button.textContent = text(does);
    button.onclick = () => onDecide(does === 'accept-all');
    section.append(button);
  }
  return section;
}
