import type { RecordCookieConfig } from '../config/types.ts';
import type { CookieAttributes } from './write-cookie.ts';

/** Where the record's cookie lives: what the config says, as far as it can be part of a cookie; else this host, alone. */
export function recordScope({ domain, path, sameSite }: RecordCookieConfig): Omit<CookieAttributes, 'maxAge'> {
  return {
    domain: matching(/^[a-z\d.-]+$/i, domain),
    path: matching(/^\/[\w./~-]*$/, path) ?? '/',
    sameSite: matching(/^(Strict|None)$/, sameSite),
  };
}

/** A value of the config, which may be anything, if it is a text of this form. */
function matching<Text extends string>(form: RegExp, value: Text | undefined): Text | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}
