/** @typedef {import('./stored-here.js').Stored} Stored */

/**
 * Reads the page's own config, to tell whose a request, a cookie or a key is.
 *
 * @returns {Promise<{ categories: string[], isRequired(id: string): boolean, ofVendor(id: string): string | undefined, ofStored(item: Stored): string | undefined }>}
 */
export async function readDeclarations() {
  const url = document.querySelector('script[data-config]')?.dataset.config;
  const { categories = [], services = [], cookie } = url ? await readJson(url) : {};
  const own = cookie?.name ?? 'assent';

  return {
    categories: categories.map((category) => category.id ?? category),
    isRequired: (id) => categories.find((category) => category.id === id)?.required ?? id === 'functional',
    ofVendor: (id) => services.find((service) => service.id === id)?.category,
    ofStored: ({ kind, name }) => {
      if (name === own) return 'assent';
      const names = (service) =>
        kind === 'cookie' ? (service.cookies ?? []).map((entry) => entry.name ?? entry) : (service.storage ?? []);
      return services.find((service) => names(service).some((pattern) => covers(pattern, name)))?.category;
    },
  };
}

/** A pattern is a name, or a prefix that ends in `*`. */
function covers(pattern, name) {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** A config that cannot be read is Assent's to report; the panel then knows of no declarations. */
async function readJson(url) {
  try {
    return await (await fetch(url)).json();
  } catch {
    return {};
  }
}
