import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { TEXT_KEYS, THEMES } from '../../src/cli/known-words.ts';
import { builtInLanguages } from '../../src/words/built-in-languages.ts';
import { loadTexts } from '../../src/words/load-texts.ts';
import { importLocale } from '../../src/words/locales.ts';
import { listInWords } from '../../src/words/list-in-words.ts';
import { pickLanguage } from '../../src/words/pick-language.ts';
import { bannerEnglish, preferencesEnglish, sharedEnglish } from '../../src/words/texts.ts';

const folder = join(import.meta.dirname, '../../src/words/locales');
const languages = readdirSync(folder).map((name) => name.replace('.ts', ''));
const source: Readonly<Record<string, string>> = { ...sharedEnglish, ...bannerEnglish, ...preferencesEnglish };
const all: Record<string, Readonly<Record<string, string>>> = { en: source };
for (const language of languages) all[language] = (await importLocale(language)).default;

/**
 * Words that praise, plead or push: a question is put neutrally (R025). Where `\b` knows no letters but ours, and where
 * words take endings, beginnings do.
 */
const PUSHING: Record<string, RegExp> = {
  ar: /أفضل|تحسين|تجربة|من فضلك|يرجى|شكر|نوصي|ننصح|استمتع|مثالي|رائع/i,
  bg: /най-добр|по-добр|подобр|оптим|моля|благодар|препоръч|идеал|изживяван|преживяван|релевант/i,
  ca: /millor|optimi|si us plau|sisplau|gràcies|recoman|experiència|gaudi|rellevant|perfect/i,
  cs: /nejlepší|lepší|vylepš|zlepš|optim|prosím|děkuj|doporuč|zážit|relevan|dokonal/i,
  cy: /gorau|gwell|optim|os gwelwch|diolch|argym|profiad|mwynh|perffaith/i,
  da: /\b(bedst\w*|bedre|forbedr\w*|optim\w*|tak|nyd\w*|anbefal\w*|relevan\w*|perfekt\w*|oplevelse\w*|venligst|gerne)\b/i,
  de: /\b(beste?[nrs]?|besser\w*|verbesser\w*|optim\w*|bitte|danke?|empf[eo]hl\w*|relevant\w*|perfekt\w*|genießen|Erlebnis\w*|gern|einverstanden)\b/i,
  el: /καλύτερ|βελτι|παρακαλ|ευχαριστ|συνιστ|προτείν|εμπειρί|ιδανικ|τέλει/i,
  en: /\b(best|better|enhanc\w*|improv\w*|optim\w*|great|enjoy|love|please|thank\w*|recommend\w*|relevant|seamless\w*|perfect|tailored|experience|we value|awesome|agree|ok|got it)\b/i,
  es: /mejor|optim|por favor|gracias|recom[ie]+nd|experiencia|disfrut|relevante|perfect|ideal/i,
  et: /parim|parem|parand|täiust|optim|palun|tänan|täname|aitäh|soovita|kogemus|naudi|asjakoha/i,
  eu: /\bonen|hobe|mesedez|eskerrik|gomend|esperientzia|goza|ezin hobe/i,
  fa: /بهترین|بهتر|بهبود|لطفا|متشکر|سپاس|ممنون|توصیه|پیشنهاد|تجربه|لذت|عالی/i,
  fi: /parha|parem|parann|optimo|kiitos|nauti|suosit|täydelli|kokemu|ole hyvä|relevan/i,
  fr: /\b(meilleur\w*|mieux|amélior\w*|optim\w*|profite\w*|merci|plaisir|recommand\w*|pertinent\w*|idéal\w*|parfait\w*|expérience|s.il vous plaît)\b/i,
  ga: /is fearr|níos fearr|feabh|le do thoil(?!i)|go raibh|\bmol(ta|aimid)|eispéireas|taithí|\bbain taitneamh/i,
  gl: /mellor|optimi|por favor|grazas|recoméndase|recomend|experiencia|goza|relevante|perfect/i,
  he: /הטוב ביותר|טוב יותר|לשפר|שיפור|בבקשה|תודה|מומלץ|ממליצ|חוויה|חוויית|ליהנות|מושלם|רלוונטי/i,
  hi: /सर्वोत्तम|बेहतर|सुधार|कृपया|धन्यवाद|शुक्रिया|सुझाव|अनुशंस|अनुभव|आनंद|शानदार/i,
  hr: /najbolj|bolj[ei]|poboljš|optim|molim|hvala|preporuč|iskustv|uživa|savršen|relevant/i,
  hu: /legjobb|\bjobb|javít|optim|kérjük|kérem|köszön|ajánl|élmény|élvez|tökélet|releváns/i,
  id: /terbaik|lebih baik|meningkat|optimal|mohon|silakan|tolong|terima kasih|sarankan|rekomend|pengalaman|nikmati|sempurna|relevan/i,
  is: /\bbest|betri|bæta|bætir|vinsamleg|takk fyrir|þakk|mælum|ráðleg|upplifun|njót|fullkom/i,
  it: /miglior|ottim|per favore|per piacere|grazie|consigli|raccomand|esperienz|perfett|ideal|pertinent/i,
  ja: /最適|最高|向上|改善|より良|より便利|快適|お願い|ください|ありがとう|感謝|おすすめ|お勧め|推奨|体験|お楽しみ/i,
  ko: /최적|최고|향상|개선|더 나은|더 좋은|부탁|주세요|주십시오|감사|추천|권장|경험|즐기/i,
  lt: /geriau|gerin|pagerin|optim|prašome|prašau|ačiū|dėkoj|rekomend|patirt|mėgau|tobul|aktual/i,
  lv: /labāk|uzlabo|optim|lūdzu|paldies|iesak|ieteic|pieredz|baud|ideāl|atbilstošāk/i,
  mt: /aħjar|ittejjeb|itejb|jekk jogħġbok|grazzi|nirrakkoman|rakkomand|esperjenz|tgawdi|perfett/i,
  nb: /\b(best|beste|bedre|forbedr\w*|optim\w*|vennligst|takk|anbefal\w*|opplevelse\w*|nyt|relevan\w*|perfekt\w*|gjerne)\b/i,
  nl: /\b(beste|beter\w*|verbeter\w*|optim\w*|alstublieft|graag|bedankt?|dank\w*|aanbev\w*|aanraden|ervaring\w*|geniet\w*|relevant\w*|perfect\w*)\b/i,
  pl: /najlep|lepsz|ulepsz|popraw|optym|prosimy|proszę|dzięk|zaleca|poleca|rekomend|doświadcz|idealn|trafn/i,
  pt: /melhor|otimi|por favor|obrigad|recomend|experiência|desfrut|aproveit|relevante|perfeit/i,
  'pt-BR': /melhor|otimi|por favor|obrigad|recomend|experiência|desfrut|aproveit|relevante|perfeit/i,
  ro: /cel mai bun|mai bun|îmbunătăț|optim|vă rugăm|mulțum|recomand|experienț|bucura|relevant|perfect/i,
  ru: /лучш|улучш|оптим|пожалуйста|спасибо|благодар|рекоменд|советуем|опыт|наслажд|идеальн|релевант/i,
  sk: /najlepš|lepš|vylepš|zlepš|optim|prosím|ďaku|odporúč|zážit|relevant|dokonal/i,
  sl: /najbolj|boljš|izboljš|optim|prosimo|hvala|priporoč|izkušn|uživa|popoln|ustrezn/i,
  sv: /\b(bästa|bättre|förbättr\w*|optim\w*|vänligen|snälla|tack|rekommend\w*|upplevelse\w*|njut\w*|relevan\w*|perfekt\w*)\b/i,
  th: /ดีที่สุด|ดีขึ้น|ปรับปรุง|โปรด|กรุณา|ขอบคุณ|แนะนำ|ประสบการณ์|เพลิดเพลิน|สมบูรณ์แบบ/i,
  tr: /en iyi|daha iyi|iyileştir|geliştir|optimi|lütfen|teşekkür|öner|tavsiye|deneyim|mükemmel|keyif/i,
  uk: /найкращ|кращ|покращ|поліпш|оптим|будь ласка|дяку|рекоменд|радимо|досвід|насолод|ідеальн|релевант/i,
  vi: /tốt nhất|tốt hơn|cải thiện|tối ưu|vui lòng|xin hãy|cảm ơn|khuyên|đề xuất|trải nghiệm|tận hưởng|hoàn hảo/i,
  zh: /最佳|最好|更好|改善|提升|优化|谢谢|感谢|推荐|建议|体验|享受|敬请|完美/i,
  'zh-Hant': /最佳|最好|更好|改善|提升|最佳化|優化|謝謝|感謝|推薦|建議|體驗|享受|敬請|完美/i,
};

/** The few texts that a language and English write alike. */
const ALIKE: Record<string, string[]> = { de: ['name'] };

test('the built-in languages are English and one for each file', () => {
  expect([...builtInLanguages].sort()).toEqual(['en', ...languages].sort());
  expect(builtInLanguages.length).toBe(45);
  expect(new Set(builtInLanguages).size).toBe(45);
  expect(Object.keys(PUSHING).sort()).toEqual([...builtInLanguages].sort());
});

describe.each([...builtInLanguages])('%s', (language) => {
  const texts = all[language] ?? {};

  test('has exactly the English keys', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(source).sort());
  });

  test('has no empty text, and none with white space around or twice', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).toBe(text.trim());
      expect(text, key).not.toMatch(/^$|\s{2}/);
    }
  });

  test('has the same placeholders, each once', () => {
    const placeholders = (text = ''): string[] => (text.match(/\{\w*\}/g) ?? []).sort();
    for (const key of Object.keys(source)) {
      expect(placeholders(texts[key]), key).toEqual(placeholders(source[key]));
      expect(texts[key]?.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
    }
  });

  test('holds no markup', () => {
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toMatch(/[<>&]|https?:/);
  });

  test('R025 neither praises nor pushes', () => {
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toMatch(PUSHING[language] ?? /^/);
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toContain('!');
  });

  test('accepting and rejecting take words of like length', () => {
    const [accept = '', reject = ''] = [texts['accept-all'], texts['reject-all']];
    expect(accept).not.toBe(reject);
    expect(Math.max(accept.length, reject.length) / Math.min(accept.length, reject.length)).toBeLessThanOrEqual(2);
    expect(Math.max(accept.length, reject.length)).toBeLessThanOrEqual(21);
  });

  test('its buttons are told apart by their words', () => {
    const buttons = ['accept-all', 'reject-all', 'open', 'save', 'close'].map((key) => texts[key]);
    expect(new Set(buttons).size).toBe(buttons.length);
  });

  test('names the launcher in quotation marks of its own, and the close button as it looks', () => {
    expect(texts['close-rejects']).toContain('×');
    expect(texts['withdraw']).toMatch(/[“”„«»‘’「」]\s?\{launcher\}\s?[“”«»‘’「」]/u);
  });

  test('puts things in a row as Intl.ListFormat does', () => {
    const own = ['functional', 'analytics', 'advertising', 'personalization'].map((id) => texts[`${id}.title`] ?? '');
    const others = ['Maps', 'Informes', 'hilos', 'hierba', 'Iasi', 'פרסום', 'メール', '7'];
    const rows = [own, [...own].reverse(), others, [...others].reverse()].flatMap((items) =>
      items.flatMap((_, start) => [0, 1, 2, 3, 4, 5].map((count) => items.slice(start, start + count))),
    );
    for (const items of rows) {
      const said = listInWords(items, texts['pair'] ?? '', texts['list'] ?? '');
      expect(said, items.join('/')).toBe(new Intl.ListFormat(language).format(items));
    }
  });

  test('has no straight quotation mark or apostrophe', () => {
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toMatch(/["']/);
  });
});

test('without a pattern, things stand side by side', () => {
  expect(listInWords(['a', 'b'], '', '')).toBe('a, b');
  expect(listInWords(['a', 'b', 'c'], 'no pattern', 'none')).toBe('a, b, c');
});

describe('a locale file', () => {
  test.each(languages)('%s is at most 1.2 kB', (language) => {
    const [head = '', body = ''] = readFileSync(join(folder, `${language}.ts`), 'utf8').split('export default');
    expect(head).toContain('import type');
    expect(brotliCompressSync(`export default ${body.replace(/ satisfies .*/, '')}`).length).toBeLessThanOrEqual(1200);
  });

  test.each(languages)('%s is translated: next to no text is the English one', (language) => {
    const same = Object.keys(source).filter((key) => all[language]?.[key] === source[key]);
    expect(same).toEqual(ALIKE[language] ?? []);
  });
});

test('texts are found for a region, and for a language that is read alike; English for all others', () => {
  const wanted = ['es-MX', 'zh-TW', 'no', 'DE', 'tlh', 'constructor', ''];
  expect(wanted.map((tag) => pickLanguage([tag], builtInLanguages))).toEqual([
    'es',
    'zh-Hant',
    'nb',
    'de',
    'en',
    'en',
    'en',
  ]);
});

test('the bundlers’ list has the same languages', async () => {
  for (const language of languages) expect((await importLocale(language)).default, language).toBe(all[language]);
  for (const language of ['en', 'xx', '']) await expect(importLocale(language)).rejects.toThrow();
});

describe('docs/languages.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/languages.md'), 'utf8');
  const [list = '', keys = ''] = page.split('## Text keys');

  test('lists every built-in language and no other', () => {
    const rows = [...list.matchAll(/^\| `([^`]+)` \|/gm)].map(([, tag = '']) => tag);
    expect(rows).toEqual([...builtInLanguages].sort());
  });

  test('lists every text by its key, in English', () => {
    const rows = [...keys.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, key = '', text = '']) => [key, text]);
    expect(Object.fromEntries(rows)).toEqual(all['en']);
    expect(rows).toHaveLength(TEXT_KEYS.length);
  });
});

test('the command line knows every key and every theme', () => {
  expect([...TEXT_KEYS].sort()).toEqual(Object.keys(all['en'] ?? {}).sort());
  const themes = readdirSync(join(import.meta.dirname, '../../themes')).map((file) => file.replace('.css', ''));
  expect([...THEMES].sort()).toEqual(themes.sort());
});

describe('loading texts', () => {
  test('of English takes no file', async () => {
    const unwanted = (): never => {
      throw new Error('called');
    };
    expect(await loadTexts('en', bannerEnglish, unwanted, unwanted)).toBe(bannerEnglish);
  });

  test('of a file out of reach gives English and one problem', async () => {
    const problems: string[] = [];
    const gone = (): Promise<never> => Promise.reject(new Error('offline'));
    expect(await loadTexts('fr', bannerEnglish, (code, path) => void problems.push(`${code} ${path}`), gone)).toBe(
      bannerEnglish,
    );
    expect(problems).toEqual(['ui/locale-failed fr']);
  });
});
