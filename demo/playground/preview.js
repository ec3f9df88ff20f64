// The page in the frame. Its sandbox gives it an origin of its own, which may store nothing: cookies and storage are
// imitated, and kept by the playground. So nothing that is chosen or deleted here changes anything elsewhere.
{
  const { parent } = window;
  const cookies = new Map();
  const tell = () =>
    parent.postMessage({ type: 'stored', stored: { cookies: Object.fromEntries(cookies), storage: { ...kept } } }, '*');

  class Store {
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    }
    setItem(key, value) {
      this[key] = String(value);
      tell();
    }
    removeItem(key) {
      delete this[key];
      tell();
    }
    key(index) {
      return Object.keys(this)[index] ?? null;
    }
    get length() {
      return Object.keys(this).length;
    }
  }
  const kept = new Store();

  Object.defineProperty(Document.prototype, 'cookie', {
    configurable: true,
    get: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    set(line) {
      const [pair, ...attributes] = String(line).split(';');
      const [name, ...value] = pair.split('=');
      if (attributes.some((each) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(each))) cookies.delete(name.trim());
      else cookies.set(name.trim(), value.join('=').trim());
      tell();
    },
  });
  Object.defineProperty(window, 'localStorage', { configurable: true, value: kept });
  Object.defineProperty(window, 'sessionStorage', { configurable: true, value: new Store() });

  addEventListener('message', ({ source, data }) => {
    if (source !== parent) return;
    if (data.type === 'start') start(data);
    if (data.type === 'open') window.assent?.open();
  });
  addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href);
      if (!link) return;
      event.preventDefault();
      parent.postMessage({ type: 'link', href: link.getAttribute('href') }, '*');
    },
    true,
  );
  parent.postMessage({ type: 'ready' }, '*');

  function start({ config, view: { lang, dir, scheme, region, gpc }, stored }) {
    for (const [name, value] of Object.entries(stored.cookies)) cookies.set(name, value);
    for (const [name, value] of Object.entries(stored.storage)) kept[name] = value;
    const root = document.documentElement;
    const { ui } = JSON.parse(config);
    root.lang = lang || 'en';
    root.dir = dir || (/^(ar|fa|he)$/.test(lang) ? 'rtl' : 'ltr');

    // A page cannot change what the system prefers. Themes that follow it are told by `color-scheme` instead.
    if (scheme) {
      const theme = ui?.theme ?? 'auto';
      root.dataset.scheme = scheme;
      if (theme === 'auto') {
        document.head.append(
          Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/themes/auto.css' }),
        );
      }
      if (theme === 'auto' || theme === 'compact') root.dataset.imitated = scheme;
    }
    if (dir) {
      document.addEventListener('assent:show', () => {
        const host = document.querySelector('assent-ui');
        (host.shadowRoot ?? host).querySelector('.assent').dir = dir;
      });
    }

    const inline = document.createElement('script');
    inline.type = 'application/json';
    inline.dataset.assentConfig = '';
    inline.textContent = config;
    const tag = document.createElement('script');
    tag.src = '/assent.js';
    if (region) tag.dataset.region = region;
    if (gpc) Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
    document.head.append(inline, tag);
  }
}
