import { CATEGORIES, cookieOf, DESCRIBED, type Category } from '../page/texts.ts';
import type { Item, Peer } from '../types.ts';
import { packageFile, versionOf } from './packages.ts';

const name = 'tarteaucitronjs';
const TYPES: Record<Category, string> = {
  functional: 'support',
  analytics: 'analytic',
  advertising: 'ads',
  personalization: 'other',
};
const FILES = [
  'tarteaucitron.min.js',
  'tarteaucitron.services.min.js',
  'lang/tarteaucitron.en.min.js',
  'css/tarteaucitron.min.css',
];
const settings = {
  privacyUrl: '/privacy',
  orientation: 'bottom',
  groupServices: true,
  showIcon: false,
  mandatory: true,
};

/** It has no markup for scripts, each service is a function: here one for each category, which runs its scripts. */
export const tarteaucitron: Peer = {
  name,
  title: 'tarteaucitron',
  version: versionOf(packageFile(name)),
  assets: Object.fromEntries(FILES.map((file) => [file, packageFile(name, file)])),
  page: (items, base) => ({
    head: `<script>tarteaucitronForceLanguage='en'</script><script src="${base}tarteaucitron.min.js"></script><script>tarteaucitron.init(${JSON.stringify(settings)})</script>`,
    body: `<script>
${CATEGORIES.map((category) => service(category, items)).join('\n')}
</script>`,
  }),
  selectors: { accept: '#tarteaucitronPersonalize2' },
};

function service(category: Category, items: Item[]): string {
  const key = `site${category}`;
  const description = {
    key,
    type: TYPES[category],
    name: DESCRIBED[category][0],
    uri: '/',
    needConsent: true,
    cookies: [cookieOf(category)],
  };
  const code = items.filter((item) => item.category === category).map((item) => item.code);
  return `tarteaucitron.services.${key}=Object.assign(${JSON.stringify(description)},{js:function(){${code.join(';')}}});
(tarteaucitron.job=tarteaucitron.job||[]).push('${key}');`;
}
