/** Preact on pages that have changed `Object.prototype`, or named an element as a member of `document`. */
import { type ComponentChildren, options, render, type VNode } from 'preact';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { draw } from '../../src/lib/draw.tsx';
import { hardenPreact } from '../../src/lib/harden-preact.ts';

let place: HTMLElement;
let pageElements: HTMLElement;
beforeEach(() => {
  pageElements = document.body.appendChild(document.createElement('div'));
  place = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  place.remove();
  pageElements.remove();
  Reflect.deleteProperty(window, 'broken');
});

const EVIL = '<img src="data:," onload="window.broken = true"><b>evil</b>';

function Card({ title, children }: { title?: string; children?: ComponentChildren }) {
  return (
    <section class="card">
      <h2>{title}</h2>
      <p />
      <div>{children}</div>
      <>
        <input type="checkbox" checked />
      </>
    </section>
  );
}
const PLAIN = '<section class="card"><h2>A</h2><p></p><div></div><input type="checkbox"></section>';

/** While `Object.prototype` has these. */
function polluted(members: Record<string, unknown>, how: PropertyDescriptor, step: () => void): void {
  const names = Object.keys(members);
  for (const name of names)
    Object.defineProperty(Object.prototype, name, { ...how, value: members[name], configurable: true });
  try {
    step();
  } finally {
    for (const name of names) Reflect.deleteProperty(Object.prototype, name);
  }
}

describe('a polluted Object.prototype', () => {
  const hows = [
    ['enumerable', { enumerable: true, writable: true }],
    ['hidden', { enumerable: false, writable: true }],
    ['enumerable, read-only', { enumerable: true, writable: false }],
  ] as const;
  const members: Record<string, unknown> = {
    dangerouslySetInnerHTML: { __html: EVIL },
    children: 'evil',
    title: 'evil',
    is: 'evil-element',
    style: 'display: none',
    srcdoc: EVIL,
    value: 'evil',
    defaultValue: 'evil',
    defaultChecked: false,
    onload: 'evil',
    event: 'evil',
    vnode: 'evil',
    debounceRendering: 'evil',
  };
  const cases = hows.flatMap(([name, how]) => Object.keys(members).map((member) => [member, name, how] as const));

  test.each(cases)('%s, %s: what is drawn is what was written', (member, _, how) => {
    polluted({ [member]: members[member] }, how, () => {
      draw(place, () => <Card title="A" />);
      draw(place, () => <Card title="A" />);
    });
    expect(place.innerHTML).toBe(PLAIN);
    expect(place.querySelector('input')?.checked).toBe(true);
    expect(window).not.toHaveProperty('broken');
  });

  test.each(hows)('all at once, %s: a click is heard, and a change drawn', (_, how) => {
    const clicks: string[] = [];
    const tree = (name: string) => <button onClick={() => void clicks.push(name)}>{name}</button>;
    polluted(members, how, () => {
      draw(place, () => tree('one'));
      place.querySelector('button')?.click();
      draw(place, () => tree('two'));
      place.querySelector('button')?.click();
    });
    expect(place.innerHTML).toBe('<button>two</button>');
    expect(clicks).toEqual(['one', 'two']);
  });

  test('without the hook the content would be lost: the tests above can fail', () => {
    const { vnode } = options;
    Reflect.deleteProperty(options, 'vnode');
    try {
      const how = { enumerable: true, writable: true };
      polluted({ dangerouslySetInnerHTML: { __html: EVIL } }, how, () => render(<p>text</p>, place));
      expect(place.innerHTML).not.toBe('<p>text</p>');
    } finally {
      if (vnode) options.vnode = vnode;
    }
  });
});

test('no element takes markup, not even where it is written', () => {
  draw(place, () => <p {...{ dangerouslySetInnerHTML: { __html: EVIL } }} />);
  expect(place.innerHTML).toBe('<p></p>');
});

test('it is there once, and hooks of others go on working', () => {
  hardenPreact();
  const { vnode } = options;
  hardenPreact();
  expect(options.vnode).toBe(vnode);
  const seen: VNode['type'][] = [];
  options.vnode = (each) => {
    seen.push(each.type);
    vnode?.(each);
  };
  draw(place, () => <i />);
  if (vnode) options.vnode = vnode;
  expect(seen).toContain('i');
});

describe('a page whose elements have the names that Preact reads', () => {
  const names = ['createElementNS', 'createTextNode', 'ownerDocument', 'createElement', 'body', 'documentElement'];
  const clobber: Record<string, (name: string) => string> = {
    img: (name) => `<img name="${name}" id="${name}" alt="">`,
    form: (name) => `<form name="${name}"><input name="call"></form>`,
    embed: (name) => `<embed name="${name}" hidden>`,
    object: (name) => `<object id="${name}"></object>`,
    iframe: (name) => `<iframe name="${name}" hidden></iframe>`,
  };
  const List = ({ of }: { of: readonly string[] }) => (
    <ul>
      {of.map((each) => (
        <li key={each}>
          {each} <svg viewBox="0 0 1 1" />
        </li>
      ))}
    </ul>
  );
  const textsIn = (root: ParentNode): (string | null)[] => [...root.querySelectorAll('li')].map((li) => li.textContent);

  for (const [kind, html] of Object.entries(clobber)) {
    test.each(['container', 'shadow root'])(`${kind}: drawn and drawn again, in a %s`, (where) => {
      const root = where === 'container' ? place : place.attachShadow({ mode: 'open' });
      pageElements.innerHTML = names.map(html).join('');
      // Else this would prove nothing.
      expect(document.createElementNS).not.toBe(Document.prototype.createElementNS);
      draw(root, () => <List of={['a', 'b']} />);
      const [first] = root.querySelectorAll('li');
      draw(root, () => <List of={['c', 'a', 'b', 'd']} />);
      expect(textsIn(root)).toEqual(['c ', 'a ', 'b ', 'd ']);
      expect(root.querySelectorAll('li')[1]).toBe(first);
      expect(root.querySelector('svg')).toBeInstanceOf(SVGSVGElement);
    });
  }

  test('it may begin between two drawings, and end', () => {
    draw(place, () => <List of={['a']} />);
    pageElements.innerHTML = names.map(clobber['img']!).join('');
    draw(place, () => <List of={['a', 'b']} />);
    pageElements.innerHTML = '';
    draw(place, () => <List of={['a', 'b', 'c']} />);
    expect(textsIn(place)).toEqual(['a ', 'b ', 'c ']);
  });

  test('afterwards every node is as any other, also when a component throws', () => {
    pageElements.innerHTML = names.map(clobber['form']!).join('');
    const Throws = (): never => {
      throw new Error('on purpose');
    };
    draw(place, () => <List of={['a', 'b']} />);
    expect(() =>
      draw(place, () => (
        <div>
          <List of={['c']} />
          <Throws />
        </div>
      )),
    ).toThrow('on purpose');
    for (const node of [place, ...place.querySelectorAll('*')]) {
      expect(Object.hasOwn(node, 'ownerDocument')).toBe(false);
      expect(node.ownerDocument).toBe(document);
    }
  });

  test('null takes all away there, too', () => {
    pageElements.innerHTML = names.map(clobber['img']!).join('');
    draw(place, () => <List of={['a']} />);
    draw(place, () => null);
    expect(place.childNodes.length).toBe(0);
  });
});
