import type { ComponentChild } from 'preact';
import type { ResolvedConfig, Service } from '../config/types.ts';
import type { Words } from '../words/create-words.ts';
import { monthsInWords } from '../words/months-in-words.ts';

/** Name, who, what for, how long: the cells of one row. */
export type Row = readonly [name: ComponentChild, provider: ComponentChild, purpose: string, duration: string];

/** Where nothing is known. */
const NONE = '–';

/** Our own cookie. */
export function recordRow({ cookie, lifetime }: ResolvedConfig, { language, text }: Words): Row {
  const duration = monthsInWords(lifetime.months, language);
  return [code(cookie.name), text('this-site'), text('functional.description'), duration];
}

/** A row for each cookie and key of a service; one without a name if it stores nothing. */
export function rowsOf(service: Service, { link, own, text }: Words): readonly Row[] {
  const name = own(service.name) || service.id;
  const policy = link(service.privacyPolicy);
  const party = own(service.provider) || text('this-site');
  const words = party === name ? name : `${name} (${party})`;
  // Anew for each row: what is drawn twice must not be one.
  const who = (): ComponentChild =>
    policy ? (
      <a href={policy} rel="noopener noreferrer">
        {words}
      </a>
    ) : (
      words
    );
  const stored = [
    ...service.cookies.map((cookie): Row => [
      code(cookie.name),
      who(),
      own(cookie.purpose) || NONE,
      own(cookie.duration) || NONE,
    ]),
    ...service.storage.map((key): Row => [code(key), who(), NONE, NONE]),
  ];
  return stored.length ? stored : [[NONE, who(), NONE, NONE]];
}

function code(name: string): ComponentChild {
  return (
    <code dir="ltr" style="overflow-wrap: anywhere">
      {name}
    </code>
  );
}
