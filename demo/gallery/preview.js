// One preview: the address says which. A classic script, so that all is in place before Assent's tag, which is next.
{
  const asked = new URLSearchParams(location.search);
  const root = document.documentElement;

  /** What the address asks for, if it is a plain word: it ends up in names and addresses. */
  const word = (name) => (/^[a-z\d-]{1,40}$/i.test(asked.get(name) ?? '') ? asked.get(name) : undefined);

  const language = word('lang') ?? 'en';
  const turned = word('dir');
  const scheme = word('scheme');
  const theme = word('theme');
  let layer = word('layer');
  const record = `gallery-${word('id') ?? 'one'}`;

  const addStyles = (href) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
  };

  root.lang = language;
  root.dir = turned ?? (/^(ar|fa|he)$/.test(language) ? 'rtl' : 'ltr');

  // A page cannot change what the system prefers. Themes that follow it are told by `color-scheme` instead.
  if (scheme) {
    root.dataset.scheme = scheme;
    if (!theme || theme === 'compact') {
      if (!theme) addStyles('/themes/auto.css');
      root.dataset.imitated = scheme;
    }
  }
  if (word('hostile')) addStyles('hostile.css');

  const launcher = { off: false, right: { position: 'right' } }[word('launcher')];
  const ui = {
    theme,
    layout: word('layout'),
    position: word('position'),
    dialog: word('dialog'),
    launcher,
    closeButton: word('close') && 'reject',
    shadow: word('shadow') ? false : undefined,
  };

  /** A time in the visitor's language. */
  const time = (count, unit) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  /** A site's own words: this one has them in English only, and says nothing elsewhere. */
  const words = (text) => (language === 'en' ? text : undefined);

  const config = {
    controller: { name: 'Example Ltd', privacyPolicy: '#privacy', cookiePolicy: '#cookies', imprint: '#imprint' },
    services: [
      {
        id: 'basket',
        category: 'functional',
        name: 'Basket',
        provider: 'Example Ltd',
        cookies: [{ name: 'basket', duration: time(1, 'day'), purpose: words('Remembers what you put in') }],
      },
      {
        id: 'tally',
        category: 'analytics',
        name: 'Tally',
        provider: 'Tally Works plc',
        privacyPolicy: '#tally',
        cookies: [{ name: 'tally_*', duration: time(12, 'month'), purpose: words('Counts visits') }],
        storage: ['tally_queue'],
      },
      { id: 'heat', category: 'analytics', name: 'Heat', provider: 'Heat Oy', privacyPolicy: '#heat' },
      {
        id: 'reach',
        category: 'advertising',
        name: 'Reach',
        provider: 'Reach GmbH',
        privacyPolicy: '#reach',
        cookies: [{ name: 'reach_id', duration: time(90, 'day'), purpose: words('Measures advertisements') }],
      },
      { id: 'film', category: 'personalization', name: 'Lumen Film', provider: 'Lumen SARL', privacyPolicy: '#lumen' },
      { id: 'map', category: 'personalization', name: 'Atlas', provider: 'Atlas BV', privacyPolicy: '#atlas' },
    ],
    // A choice here is for this preview alone, and ends with it.
    cookie: { name: record, path: location.pathname },
    onWithdraw: 'keep',
    ui,
  };
  const forget = () => {
    document.cookie = `${record}=; Path=${location.pathname}; Max-Age=0`;
    localStorage.removeItem(record);
  };
  forget();
  addEventListener('pagehide', forget);

  const inline = document.createElement('script');
  inline.type = 'application/json';
  inline.dataset.assentConfig = '';
  inline.textContent = JSON.stringify(config);
  document.head.append(inline);

  let giveBack;
  document.addEventListener('assent:show', ({ detail }) => {
    const host = document.querySelector('assent-ui');
    if (turned) (host.shadowRoot ?? host).querySelector('.assent').dir = turned;
    if (detail.layer === 'preferences') giveBack = giveBack?.();
    else if (layer === 'dialog') {
      giveBack = rememberFocus();
      window.assent.open();
      layer = undefined;
    } else if (layer === 'decided') {
      // Nobody has decided this: it need not be kept.
      document.addEventListener('assent:change', forget, { once: true });
      window.assent.rejectAll();
      layer = undefined;
    }
  });

  /** A dialog takes the focus. One that opens by itself gives it back to the gallery around it. */
  function rememberFocus() {
    if (parent === window) return undefined;
    const { document: outside, scrollX, scrollY } = parent;
    const before = outside.activeElement;
    return () => {
      if (before === frameElement) return;
      frameElement.blur();
      before.focus({ preventScroll: true });
      parent.scrollTo({ left: scrollX, top: scrollY, behavior: 'instant' });
    };
  }

  if (word('page')) {
    document.addEventListener('DOMContentLoaded', () => {
      const { content } = document.querySelector('#furnished');
      document.querySelector('main').replaceChildren(content.cloneNode(true));
    });
  }
}
