/** Elements that other scripts put into the page without markup. */
import { beforeAll, describe, expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { acceptAll, lab, nothing, T, visitGuarded } from './guarded.ts';

/** Ways in which elements come into a page; what each asks for once it may. */
const elements: Record<string, [code: string, ...requests: string[]]> = {
  'script.src, append': [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'script.src after append': [
    `const s = document.createElement('script'); document.head.append(s); s.src = '${T}/a.js'`,
    'a.js',
    'beacon?a',
  ],
  'script.src, then type': [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; s.type = 'text/javascript'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'script.src, then setAttribute type module': [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; s.setAttribute('type', 'module'); document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'script with settings in its text': [
    `const s = document.createElement('script'); s.text = 'lang: en_US, {'; s.src = '${T}/a.js'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'setAttribute, appendChild': [
    `const s = document.createElement('script'); s.setAttribute('SRC', '${T}/a.js'); document.body.appendChild(s)`,
    'a.js',
    'beacon?a',
  ],
  'setAttributeNS, insertBefore': [
    `const s = document.createElement('script'); s.setAttributeNS(null, 'src', '${T}/a.js');
     const first = document.getElementsByTagName('script')[0]; first.parentNode.insertBefore(s, first)`,
    'a.js',
    'beacon?a',
  ],
  replaceChild: [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; const p = document.createElement('p');
     document.body.append(p); document.body.replaceChild(s, p)`,
    'a.js',
  ],
  'before, after, replaceWith, prepend, insertAdjacentElement, insertNode': [
    `const make = (name) => { const s = document.createElement('script'); s.src = '${T}/' + name + '.js'; return s };
     const p = document.createElement('p'), q = document.createElement('p'); document.body.append(p, q);
     p.before(make('a')); p.after(make('b')); q.replaceWith(make('c')); p.prepend(make('d'));
     p.insertAdjacentElement('beforeend', make('e')); const r = document.createRange(); r.selectNode(p); r.insertNode(make('f'))`,
    'a.js',
    'b.js',
    'c.js',
    'd.js',
    'e.js',
    'f.js',
  ],
  'a script of a template in the page': [
    `document.body.append(document.getElementById('snippet').content.cloneNode(true))`,
    'a.js',
    'beacon?a',
    'pixel.gif?template',
    'frame.html?template',
  ],
  importNode: [
    `document.body.append(document.importNode(document.getElementById('snippet').content, true))`,
    'a.js',
    'beacon?a',
    'pixel.gif?template',
    'frame.html?template',
  ],
  'innerHTML of a template, importNode': [
    `const t = document.createElement('template'); t.innerHTML = '<p><img src="${T}/pixel.gif"><iframe src="${T}/frame.html"></iframe></p>';
     document.body.append(document.importNode(t.content, true))`,
    'pixel.gif',
    'frame.html',
  ],
  'DOMParser, moved over': [
    `const d = new DOMParser().parseFromString('<img src="${T}/pixel.gif"><iframe src="${T}/frame.html"></iframe>', 'text/html');
     document.body.append(...d.body.childNodes)`,
    'pixel.gif',
    'frame.html',
  ],
  'DOMParser, scripts copied attribute by attribute, as routers do': [
    `const d = new DOMParser().parseFromString('<script src="${T}/a.js"><\\/script><script type="module" src="${T}/b.js"><\\/script>', 'text/html');
     for (const old of d.scripts) { const s = document.createElement('script');
       for (const { name, value } of old.attributes) s.setAttribute(name, value); document.body.append(s) }`,
    'a.js',
    'beacon?a',
    'b.js',
    'beacon?b',
  ],
  'in a fragment': [
    `const f = document.createDocumentFragment(), s = document.createElement('script'); s.src = '${T}/a.js'; f.append(s); document.body.append(f)`,
    'a.js',
  ],
  'in a shadow root': [
    `const d = document.createElement('div'); document.body.append(d); const r = d.attachShadow({ mode: 'closed' });
     const i = document.createElement('img'); i.src = '${T}/pixel.gif'; r.append(i); r.innerHTML += '<img src="${T}/pixel.gif?2">'`,
    'pixel.gif?2',
  ],
  'module script': [
    `const s = document.createElement('script'); s.type = 'module'; s.src = '${T}/a.js'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'new Image().src': [`new Image().src = '${T}/pixel.gif'`, 'pixel.gif'],
  'new Image().srcset': [`new Image().srcset = '${T}/pixel.gif 1x, ${T}/pixel.gif?2 2x'`, 'pixel.gif'],
  'srcset without spaces': [`new Image(1, 1).srcset = '/own.gif 2x,${T}/pixel.gif 1x'`, 'pixel.gif'],
  'picture with a source': [
    `const p = document.createElement('div'); document.body.append(p);
     p.innerHTML = '<picture><source srcset="${T}/pixel.gif"><img src="/own.gif"></picture>'`,
    'pixel.gif',
  ],
  'source.srcset': [
    `const p = document.createElement('picture'), s = document.createElement('source'), i = new Image();
     s.srcset = '${T}/pixel.gif'; p.append(s, i); document.body.append(p); i.src = '/own.gif'`,
    'pixel.gif',
  ],
  'srcset whose second matches': [`new Image(1, 1).srcset = '${T}/pixel.gif 1x, /own.gif 2x'`, 'pixel.gif'],
  'a clone of an image': [
    `const i = new Image(); i.src = '${T}/pixel.gif?1'; document.body.append(i.cloneNode())`,
    'pixel.gif?1',
  ],
  'iframe.src': [
    `const f = document.createElement('iframe'); f.src = '${T}/frame.html'; document.body.append(f)`,
    'frame.html',
  ],
  'iframe.setAttribute after append': [
    `const f = document.createElement('iframe'); document.body.append(f); f.setAttribute('src', '${T}/frame.html')`,
    'frame.html',
  ],
  'link.href': [
    `const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '${T}/pixel.gif?css'; document.head.append(l)`,
    'pixel.gif?css',
  ],
  'link.rel after href': [
    `const l = document.createElement('link'); l.href = '${T}/pixel.gif?pre'; document.head.append(l); l.as = 'image'; l.rel = 'preload'`,
    'pixel.gif?pre',
  ],
  innerHTML: [
    `const d = document.createElement('div'); document.body.append(d);
     d.innerHTML = '<p>x<img src="${T}/pixel.gif"><iframe src="${T}/frame.html"></iframe>'`,
    'pixel.gif',
    'frame.html',
  ],
  'innerHTML of an element that comes later': [
    `const d = document.createElement('div'); d.innerHTML = '<img src="${T}/pixel.gif">'; document.body.append(d)`,
    'pixel.gif',
  ],
  'innerHTML of a table': [
    `const t = document.createElement('table'); document.body.append(t);
     t.innerHTML = '<tr><td><img src="${T}/pixel.gif"></td></tr>'; if (!t.rows[0]?.cells[0]?.firstChild) throw new Error('no cell')`,
    'pixel.gif',
  ],
  outerHTML: [
    `const d = document.createElement('div'); document.body.append(d); d.outerHTML = '<img src="${T}/pixel.gif">'`,
    'pixel.gif',
  ],
  insertAdjacentHTML: [
    `const d = document.createElement('div'); document.body.append(d);
     for (const [i, w] of ['beforebegin', 'afterBegin', 'beforeend', 'afterend'].entries()) d.insertAdjacentHTML(w, '<i>' + i + '</i><img src="${T}/pixel.gif?' + i + '">');
     if (document.body.textContent.replace(/[^0-3]/g, '').slice(-4) !== '0123') throw new Error(document.body.textContent)`,
    'pixel.gif?0',
    'pixel.gif?1',
    'pixel.gif?2',
    'pixel.gif?3',
  ],
  createContextualFragment: [
    `document.body.append(document.createRange().createContextualFragment('<script src="${T}/a.js"><\\/script><img src="${T}/pixel.gif">'))`,
    'a.js',
    'pixel.gif',
  ],
  'document.write': [
    `document.write('<script src="${T}/a.js"><\\/script><img src="', '${T}/pixel.gif">')`,
    'a.js',
    'pixel.gif',
  ],
  'a URL with capitals and the port of its scheme': [
    `new Image().src = ' HTTP://TRACKER.test:80/pixel.gif'`,
    'pixel.gif',
  ],
  'a URL without scheme': [`new Image().src = '//tracker.test/pixel.gif'`, 'pixel.gif'],
  'a URL relative to <base>': [
    `const b = document.createElement('base'); b.href = '${T}/'; document.head.append(b); new Image().src = 'pixel.gif'`,
    'pixel.gif',
  ],
};

/** What stands in a template the parser puts nowhere: nothing of it loads before a script makes a copy. */
const snippet = `<template id="snippet"><script src="${T}/a.js"></script><img src="${T}/pixel.gif?template">
  <iframe src="${T}/frame.html?template"></iframe></template>`;

describe('elements without markup', () => {
  beforeAll(() => lab.route('shop.test', '/own.gif', { type: 'image/gif', body: '' }));

  test.each(Object.entries(elements))('%s: nothing before a yes, then once', async (_, [code, ...requests]) => {
    const visit = await visitGuarded({ body: `${code.includes('snippet') ? snippet : ''}<script>${code}</script>` });
    // One page has its <base> there, and asks that host for a file of ours.
    const all = ['beacon', 'pixel.gif', 'frame.html', ...requests].map((path) => `tracker.test/${path}`);
    await expectVisit(visit, { ...nothing, mustNotRequest: all });
    // All was held in time: nothing to mend.
    expect(visit.warnings.filter((text) => text.startsWith('[assent]'))).toEqual([]);
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: requests.map((path) => `tracker.test/${path}`) });
  });
});
