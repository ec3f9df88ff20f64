import type { Service } from '../config/types.ts';
import { matchesName } from '../lib/matches-name.ts';
import type { Problem } from '../lib/problems.ts';
import type { PageFacts } from './page-facts.ts';

/** Something that is there twice. */
export interface DuplicateFinding {
  readonly what: string;
  readonly reason: string;
}

/** The same tracker marked twice or also unmarked, the same name declared by two services, Assent itself twice. */
export function diagnoseDuplicates(
  { elements, scripts, ownTags }: PageFacts,
  services: readonly Service[],
  problems: readonly Problem[],
): DuplicateFinding[] {
  const found: DuplicateFinding[] = [];
  if (ownTags > 1 || problems.some(({ code }) => code === 'script/twice')) {
    found.push({ what: 'Assent', reason: 'It is on this page twice. The first one counts; take the other away.' });
  }

  const marked = new Map<string, number>();
  for (const { urls } of elements) for (const url of new Set(urls)) marked.set(url, (marked.get(url) ?? 0) + 1);
  for (const [url, count] of marked) {
    if (count > 1) found.push({ what: url, reason: `${count} marked elements load it, so it runs ${count} times.` });
    if (scripts.some((script) => script.url === url)) {
      found.push({
        what: url,
        reason: 'It is marked, and stands there without a mark as well: that one does not wait.',
      });
    }
  }

  services.forEach((one, index) => {
    for (const other of services.slice(index + 1)) {
      for (const kind of ['cookies', 'storage'] as const) {
        for (const name of namesOf(one, kind)) {
          const same = namesOf(other, kind).find((each) => overlap(name, each));
          if (same === undefined) continue;
          const names = same === name ? name : `${name} and ${same}`;
          const reason = `Declared by ${one.id} and by ${other.id}: it is kept as long as one of them is granted.`;
          found.push({ what: names, reason });
        }
      }
    }
  });
  return found;
}

function namesOf(service: Service, kind: 'cookies' | 'storage'): readonly string[] {
  return kind === 'cookies' ? service.cookies.map(({ name }) => name) : service.storage;
}

function overlap(one: string, other: string): boolean {
  return matchesName(one, other.replace(/\*$/, '')) || matchesName(other, one.replace(/\*$/, ''));
}
