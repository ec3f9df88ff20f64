import { isObject } from '../config/bare.ts';
import { areMet } from '../gate/requirement.ts';
import type { SignalsOptions } from '../parts.ts';
import { grantedTypes } from './granted-types.ts';
import { readGlobal } from './page-globals.ts';
import type { NamedVendor } from './read-vendors.ts';

import { differs, type Granted, type Mapping } from './vendor.ts';

/** Notifies one vendor of what holds now. Answers whether the vendor is there to hear it. */
export type Teller = () => boolean;

/** Makes it. What the vendor throws, or its promise rejects with, becomes a problem and nothing else. */
export function createTeller(named: NamedVendor, { config, consent: current, report }: SignalsOptions): Teller {
  const { vendor, options, path } = named;
  const own = isObject(options['mapping']) ? options['mapping'] : {};
  const mapping = { ...vendor.mapping, ...own } as Mapping;
  const required = new Set(
    [...config.categories, ...config.services].filter((one) => one.required).map(({ id }) => id),
  );
  const standard = grantedTypes(mapping, (ids) => ids.every((id) => required.has(id)));
  let isStarted = false;
  let previous: Granted | undefined;

  const fail = (error: unknown): void => report('signals/vendor-failed', path, error);
  const run = (step: () => unknown): void => {
    try {
      Promise.resolve(step()).catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  const isThere = (): boolean => {
    if (!vendor.needs) return true;
    const { value } = readGlobal(vendor.needs);
    if (value != null && typeof value !== 'function') report('signals/not-a-function', path, vendor.needs);
    return typeof value === 'function';
  };

  return () => {
    if (!isThere()) return false;
    const consent = current();
    const granted = grantedTypes(mapping, (ids) => areMet(ids, consent));
    const told = { granted, standard, previous, consent, options, report };
    if (!isStarted) run(() => vendor.start?.(told));
    isStarted = true;
    if (vendor.tellsUndecided || consent.decided || previous || differs(granted, standard)) {
      previous = granted;
      run(() => vendor.tell(told));
    }
    return true;
  };
}
