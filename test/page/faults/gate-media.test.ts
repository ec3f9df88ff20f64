/** Part D of the fault catalogue: everything behind the gate that is no script, and what goes through it. */
import { describe, expect } from 'vitest';
import { expectChoice, expectVisit, gated, problemsOf } from '../harness/index.ts';
import { eventually, fault, lab, NO_TRACKER } from './fault.ts';
import { globalOf, marked } from './marks.ts';

const a = gated('analytics', 'a');

// ------------------------------------------------------------------------------------ URLs

/** Each would run code, or read what is not the web's, if it became an address. */
const BAD_URLS = [
  'javascript:top.pwned=1',
  'JaVaScRiPt:top.pwned=1',
  ' javascript:top.pwned=1',
  '\tjavascript:top.pwned=1',
  '\u0001javascript:top.pwned=1',
  '\u001fjavascript:top.pwned=1',
  'java\nscript:top.pwned=1',
  'java\tscript:top.pwned=1',
  'java\r\nscript:top.pwned=1',
  'javascript\n:top.pwned=1',
  'j\na\nv\na\ns\nc\nr\ni\np\nt:top.pwned=1',
  '&#106;avascript:top.pwned=1',
  '&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;top.pwned=1',
  'javascript&colon;top.pwned=1',
  'java&Tab;script:top.pwned=1',
  'java&NewLine;script:top.pwned=1',
  'javascript://tracker.test/%0atop.pwned=1',
  'javascript:void(top.pwned=1)',
  'javascript:/*http://tracker.test*/top.pwned=1',
  'vbscript:msgbox(1)',
  'livescript:top.pwned=1',
  'mocha:top.pwned=1',
  'data:text/html,<script>top.pwned=1</script>',
  'data:text/html;base64,PHNjcmlwdD50b3AucHduZWQ9MTwvc2NyaXB0Pg==',
  'DATA:text/javascript,top.pwned=1',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="top.pwned=1"/>',
  'data:,top.pwned=1',
  'data:text/css,*{}',
  'blob:http://shop.test/0b7a',
  'blob:null/0b7a',
  'filesystem:http://shop.test/temporary/x',
  'file:///etc/passwd',
  'ftp://tracker.test/x',
  'ws://tracker.test/x',
  'wss://tracker.test/x',
  'about:blank#x',
  'about:srcdoc',
  'view-source:http://tracker.test/x',
  'chrome://settings',
  'resource://gre/x',
  'mailto:x@tracker.test',
  'tel:1',
  'intent://tracker.test#Intent;scheme=http;end',
  'jar:http://tracker.test!/x',
  'feed:javascript:top.pwned=1',
  'http://',
  'http://[',
  'https://%00/',
];

const attribute = (value: string): string => value.replaceAll('"', '&quot;');

/** Every element that could load it. */
function everywhere(url: string): string {
  const data = `data-consent="analytics" data-src="${attribute(url)}"`;
  return [
    `<iframe ${data}></iframe><img ${data} alt=""><embed ${data}><video ${data}></video><audio ${data}></audio>`,
    `<script type="text/plain" ${data}></script><img data-consent="analytics" data-srcset="${attribute(url)} 1x" alt="">`,
    `<object data-consent="analytics" data-data="${attribute(url)}"></object>`,
    `<link rel="stylesheet" data-consent="analytics" data-href="${attribute(url)}">`,
    `<video data-consent="analytics" data-poster="${attribute(url)}"></video>`,
  ].join('');
}

describe('D85 URLs', () => {
  fault({
    name: `D85 ${BAD_URLS.length} that are not http(s), on each of ten sinks: none is released`,
    page: { html: BAD_URLS.map(everywhere).join('\n') + marked('analytics', 'last') },
    async act({ ui, page }) {
      await ui.acceptAll();
      await page.waitForFunction(() => (window as { ran?: string[] }).ran?.includes('last'));
    },
    expect: { mustNotRequest: ['tracker', 'shop.test/0'] },
    async check({ visit, page }) {
      expect(await globalOf(visit, 'pwned')).toBeUndefined();
      expect(page.frames().map((frame) => frame.url())).not.toContain(expect.stringMatching(/^(?!http:|about:blank$)/));
      const open = await page
        // As a list, `javascript\n:x` is two relative addresses.
        .locator('[data-consent]:is([src],[href],[data],[poster],[srcset*=":top"]:not([srcset^="javascript"]))')
        .evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML));
      expect(open).toEqual([]);
      expect((await problemsOf(visit)).filter((problem) => problem.startsWith('gate/bad-url')).length).toBeGreaterThan(
        30,
      );
    },
  });
  fault({
    name: 'D85 an inline script of a javascript: src, and links and forms with data-href, are no way round',
    page: {
      html: `<script type="text/plain" data-consent="analytics" src="javascript:top.pwned=1">top.pwned=2</script>
        <a data-consent="analytics" data-href="javascript:top.pwned=1" id="link">x</a>
        <form data-consent="analytics" data-action="javascript:top.pwned=1"></form>
        <base data-consent="analytics" data-href="http://tracker.test/">
        <meta data-consent="analytics" data-content="0;url=http://tracker.test/">
        <svg><a data-consent="analytics" data-href="javascript:top.pwned=1"><text>x</text></a>
        <use data-consent="analytics" data-href="http://tracker.test/x.svg#x"></use></svg>
        <div data-consent="analytics" data-src="http://tracker.test/x"></div>${a}`,
    },
    async check({ visit, page }) {
      expect(await globalOf(visit, 'pwned')).toBeUndefined();
      expect(await page.locator('#link').getAttribute('href')).toBeNull();
      expect(await page.evaluate(() => document.baseURI)).toBe('http://shop.test/');
    },
  });
  const good = ['/p1.gif', 'p2.gif', './p3.gif', '../p4.gif', 'p?5', '//tracker.test/p6.gif', 'http:\\\\tracker.test\\p7.gif']; // prettier-ignore
  fault({
    name: 'D85 relative, scheme-relative and backslashed http URLs: released, as the browser reads them',
    page: () => {
      lab.route('shop.test', '/p*', { type: 'image/gif' });
      lab.route('tracker.test', '/p*', { type: 'image/gif' });
      return { html: good.map((url) => `<img data-consent="analytics" data-src="${url}" alt="">`).join('') };
    },
    expect: {
      mustRequestOnce: [
        'shop.test/p1.gif',
        'shop.test/p2.gif',
        'shop.test/p3.gif',
        'shop.test/p4.gif',
        'shop.test/p?5',
        'tracker.test/p6.gif',
        'tracker.test/p7.gif',
      ],
    },
  });
});

fault({
  name: 'D86 data-srcdoc, data-onload, data-onerror, data-style and the like are never copied',
  page: {
    html: ['iframe', 'img', 'object', 'embed', 'video', 'link']
      .map(
        (tag) => `<${tag} data-consent="analytics" data-src="http://tracker.test/frame.html" class="victim"
          data-srcdoc="<script>top.pwned=1</script>" data-onload="top.pwned=1" data-onerror="top.pwned=1" onclick=""
          data-style="position:fixed;inset:0" data-href="x.css" data-sandbox="allow-scripts" data-id="stolen"
          data-name="cookie" data-rel="stylesheet" data-formaction="javascript:top.pwned=1"></${tag}>`,
      )
      .join(''),
  },
  expect: { mustRequest: ['tracker.test/frame.html'] },
  async check({ visit, page }) {
    expect(await globalOf(visit, 'pwned')).toBeUndefined();
    const names = await page
      .locator('.victim')
      .evaluateAll((elements) => elements.flatMap((element) => element.getAttributeNames()));
    expect([...new Set(names)].filter((name) => !name.startsWith('data-')).toSorted()).toEqual([
      'class',
      'href',
      'onclick',
      'src',
    ]);
  },
});

// ------------------------------------------------------------------------------------ frames

describe('D93 a frame', () => {
  const frame = `<iframe data-consent="analytics" data-src="http://tracker.test/frame.html" title="A map" loading="eager"
    allow="fullscreen" sandbox="allow-scripts" referrerpolicy="no-referrer" width="300" height="150"></iframe>`;
  fault({
    name: 'D93 is opened without an entry in the history, and keeps loading, allow, sandbox, title and size',
    page: { html: frame },
    expect: { mustRequestOnce: ['tracker.test/frame.html'] },
    async check({ page, visit }) {
      expect(await page.evaluate(() => history.length)).toBe(2);
      expect(visit.requests().find(({ path }) => path === '/frame.html')?.headers.referer).toBeUndefined();
      expect(await page.locator('iframe').evaluate((element) => element.outerHTML)).toMatch(
        /title="A map" loading="eager"\s+allow="fullscreen" sandbox="allow-scripts" referrerpolicy="no-referrer" width="300" height="150"/,
      );
    },
    kept: false,
  });
  fault({
    name: 'D93 is emptied at withdrawal without an entry in the history, and opens again',
    page: { config: { onWithdraw: 'keep' }, html: frame },
    async act({ page, ui, visit }) {
      await ui.acceptAll();
      await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html'] });
      const length = await page.evaluate(() => history.length);
      await ui.openPreferences();
      await ui.rejectAll();
      await expect
        .poll(() => page.frames().map((other) => other.url()))
        .not.toContain('http://tracker.test/frame.html');
      expect(await page.evaluate(() => history.length)).toBe(length);
      await page.evaluate(() => window.assent.acceptAll());
      await eventually(() => page.frames().map((other) => other.url())).toContain('http://tracker.test/frame.html');
      expect(await page.evaluate(() => history.length)).toBe(length);
      visit.forget();
      await page.evaluate(() => window.assent.rejectAll());
      await expectChoice(visit, 'analytics', false);
    },
    expect: NO_TRACKER,
    kept: { analytics: false },
  });
});

// ------------------------------------------------------------------------------------ media

const data = (name: string, kind = 'src'): string =>
  `data-consent="analytics" data-${kind}="http://tracker.test/${name}"`;
const MEDIA: Readonly<Record<string, string>> = {
  'pixel.gif': `<img ${data('pixel.gif')} alt="">`,
  'set.gif': `<img ${data('set.gif 1x, http://tracker.test/set.gif?2 2x', 'srcset')} alt="">`,
  'sized.gif': `<img ${data('sized.gif 100w', 'srcset')} data-sizes="100px" alt="">`,
  'film.mp4': `<video ${data('film.mp4')} preload="auto"></video>`,
  'poster.gif': `<video ${data('poster.gif', 'poster')}></video>`,
  'song.mp3': `<audio ${data('song.mp3')} preload="auto"></audio>`,
  'source.mp3': `<audio preload="auto"><source ${data('source.mp3')}></audio>`,
  'embed.gif': `<embed ${data('embed.gif')} type="image/gif">`,
  'object.gif': `<object ${data('object.gif', 'data')} type="image/gif"></object>`,
  'frame.html': `<iframe ${data('frame.html')}></iframe>`,
  'lazy.html': `<iframe ${data('lazy.html')} loading="lazy"></iframe>`,
  'sheet.css': `<link rel="stylesheet" ${data('sheet.css', 'href')}>`,
  'font.woff2': `<link rel="preload" as="font" crossorigin ${data('font.woff2', 'href')}>`,
  'prefetched.js': `<link rel="prefetch" ${data('prefetched.js', 'href')}>`,
  'module.js': `<link rel="modulepreload" ${data('module.js', 'href')}>`,
};
fault({
  name: `D94 ${Object.keys(MEDIA).length} kinds of images, media, frames and links: nothing before, each after`,
  page: () => {
    const headers = { 'Access-Control-Allow-Origin': '*' };
    const types = { gif: 'image/gif', mp4: 'video/mp4', mp3: 'audio/mpeg', html: 'text/html', css: 'text/css', js: 'text/javascript', woff2: 'font/woff2' }; // prettier-ignore
    for (const name of Object.keys(MEDIA)) {
      const type = types[name.split('.')[1] as keyof typeof types];
      lab.route('tracker.test', `/${name}`, { headers, type });
    }
    return { html: Object.values(MEDIA).join('\n') };
  },
  expect: { mustRequest: Object.keys(MEDIA).map((name) => `tracker.test/${name}`) },
  errors: /preload/,
});
fault({
  name: 'D94 a <picture>: its <source> is opened before its <img>, which fetches nothing then',
  page: {
    html: `<picture><source ${data('pixel.gif', 'srcset')}><img ${data('not-this.gif')} alt=""></picture>`,
  },
  expect: { mustRequest: ['tracker.test/pixel.gif'], mustNotRequest: ['tracker.test/not-this.gif'] },
});
fault({
  name: 'D94 a track, once its video plays with it',
  page: {
    html: `<video src="/film.mp4" crossorigin><track default kind="captions" ${data('words.vtt')} srclang="en"></video>`,
  },
  expect: { mustRequest: ['tracker.test/words.vtt'] },
  errors: /404|CORS|Failed to load/,
});
fault({
  name: 'D94 inserted after the choice by page code',
  page: { html: '<div id="box"></div>' },
  async act({ ui, page }) {
    await ui.acceptAll();
    await page.evaluate((html) => {
      (document.querySelector('#box') as HTMLElement).innerHTML = html;
    }, `${MEDIA['pixel.gif']}${MEDIA['frame.html']}${MEDIA['sheet.css']}`);
  },
  expect: { mustRequestOnce: ['tracker.test/pixel.gif', 'tracker.test/frame.html', 'tracker.test/sheet.css'] },
  kept: false,
});

// ------------------------------------------------------------------------------------ templates

describe('templates', () => {
  fault({
    name: 'D75 a template: siblings, text, comments and scripts keep their order, and nothing before',
    page: {
      html: `<div id="place"><template data-consent="analytics">one<!--two--><i>three</i>
        <script src="http://tracker.test/t1.js?slow=300"></script><b>four</b><script>(window.ran ||= []).push('t2');
        document.currentScript.insertAdjacentHTML('afterend', '<u>five</u>');</script>
        <script src="http://tracker.test/t3.js"></script><img src="http://tracker.test/pixel.gif" alt=""></template></div>${a}`,
    },
    expect: {
      mustRequestOnce: ['tracker.test/t1.js', 'tracker.test/t3.js', 'tracker.test/a.js', 'tracker.test/pixel.gif'],
    },
    async check({ visit, page }) {
      await eventually(() => visit.ran()).toEqual(['t1', 't2', 't3', 'a']);
      const kinds = await page
        .locator('#place')
        .evaluate((place) =>
          [...place.childNodes]
            .filter((node) => node.nodeName !== '#text' || node.textContent?.trim())
            .map(({ nodeName }) => nodeName.toLowerCase()),
        );
      expect(kinds.slice(1)).toEqual(['#text', '#comment', 'i', 'script', 'b', 'script', 'u', 'script', 'img']);
    },
  });
  fault({
    name: 'D90 a template of a frame is taken out at withdrawal',
    page: {
      config: { onWithdraw: 'keep' },
      html: '<template data-consent="analytics"><section><iframe src="http://tracker.test/frame.html"></iframe></section></template>',
    },
    async act({ ui, page, visit }) {
      await ui.acceptAll();
      await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html'] });
      await ui.openPreferences();
      await ui.rejectAll();
      await eventually(() => page.locator('section, iframe').count()).toBe(0);
      visit.forget();
    },
    expect: NO_TRACKER,
    kept: { analytics: false },
  });
});
