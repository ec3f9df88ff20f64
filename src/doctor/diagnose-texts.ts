import type { ResolvedConfig } from '../config/types.ts';
import { pickLanguage } from '../words/pick-language.ts';
import { textsIn } from '../words/texts-in.ts';

/** Words that visitors of this language do not get. */
export interface TextFinding {
  readonly path: string;
  readonly reason: string;
}

/**
 * What the site has not put into words: in the language shown, or at all.
 *
 * @param language of the interface
 */
export function diagnoseTexts(config: ResolvedConfig, language: string): TextFinding[] {
  const found: TextFinding[] = [];
  const { controller, categories, services } = config;
  const add = (path: string, reason: string): void => void found.push({ path, reason });
  const look = (path: string, text: unknown, otherwise?: string): void => {
    if (text === undefined || text === '') return otherwise ? add(path, otherwise) : undefined;
    if (typeof text === 'string') return;
    const given = Object.keys(textsIn(text));
    if (!given.some((tag) => isLike(tag, language))) {
      add(path, `Not in the language shown (${language}); there is ${given.join(', ') || 'none'}.`);
    }
  };

  look('controller.name', controller.name, 'Left out: visitors read the host name instead.');
  look('controller.privacyPolicy', controller.privacyPolicy, 'Left out: the banner links to no privacy policy.');
  for (const { id, title, description } of categories) {
    look(`categories.${id}.title`, title);
    // Built-in categories have built-in words; one with a title of its own needs them from the site.
    look(`categories.${id}.description`, description, title ? 'Left out: nothing says what it is for.' : undefined);
  }
  for (const { id, name, provider, cookies } of services) {
    look(`services.${id}.name`, name, 'Left out: visitors read the id.');
    look(`services.${id}.provider`, provider, 'Left out: nothing says who gets the data.');
    for (const cookie of cookies) {
      const path = `services.${id}.cookies.${cookie.name}`;
      look(`${path}.duration`, cookie.duration, 'Left out: nothing says how long it is kept.');
      look(`${path}.purpose`, cookie.purpose, 'Left out: nothing says what it is for.');
    }
  }
  return found;
}

/** Whether a text in one language will do in the other: the same but for the region, or what the interface takes for it. */
function isLike(tag: string, language: string): boolean {
  const [one, other] = [tag, language].map((each) => each.split('-')[0]?.toLowerCase());
  return one === other || (tag !== 'en' && pickLanguage([language], [tag]) === tag);
}
