/** What a visitor brings along in these tests: records of the first grammar, and the places where they lie. */
import type { BrowserContextOptions } from 'playwright';
import type { Visit } from '../harness/index.ts';

export const DAY = 86_400_000;
/** The UTC day, so many days from today. */
export const day = (offset = 0): string => new Date(Date.now() + offset * DAY).toISOString().slice(0, 10);

const OPTIONAL = ['analytics', 'advertising', 'personalization'];
/** A record that grants everything in the default config. */
export const yes = (decided: string = day(), revision = 1): string =>
  `1.${decided}.0.${revision}.banner.${OPTIONAL.join('.')}~`;
/** A record that denies everything in the default config. */
export const no = (decided: string = day(), revision = 1): string =>
  `1.${decided}.0.${revision}.banner.${OPTIONAL.map((id) => `!${id}`).join('.')}~`;

type State = Exclude<NonNullable<BrowserContextOptions['storageState']>, string>;
type StoredCookie = State['cookies'][number];

/** A visitor with these cookies, oldest first. */
export function visitorWith(...cookies: (Partial<StoredCookie> & { value: string })[]): BrowserContextOptions {
  const rest = {
    name: 'assent',
    domain: 'shop.test',
    path: '/',
    expires: -1,
    httpOnly: false,
    secure: false,
    sameSite: 'Lax',
  } as const;
  return { storageState: { cookies: cookies.map((cookie) => ({ ...rest, ...cookie })), origins: [] } };
}

/** The values of all our records, in the browser's order. */
export async function recordsOf(visit: Visit): Promise<string[]> {
  return (await visit.cookies()).filter(({ name }) => name === 'assent').map(({ value }) => value);
}
