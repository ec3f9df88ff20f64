import type { ReadChoice } from './old-choice.ts';

/**
 * tarteaucitron: cookie `tarteaucitron`, `!gtag=true!youtube=false!matomo=wait`, with every service that has been on a
 * page so far. `wait` is no answer. Services that need no consent by its config are `true` by themselves, as are those of
 * visitors who went on to another page where its `highPrivacy` was off; one cannot be told from the other. No date.
 *
 * Read in the source of npm `tarteaucitronjs` 1.34.0 (`addService`, `cookie`), which finds a service inside of a longer
 * name, too; here it is its whole name or nothing.
 */
export const tarteaucitron: ReadChoice = (stored) => ({
  said: stored.split('!').flatMap((entry) => {
    const [, id, answer] = /^(.+)=(true|false)$/.exec(entry) ?? [];
    return id ? [[id, answer === 'true', 'service']] : [];
  }),
});
