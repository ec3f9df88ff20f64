import type { Service } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import type { Choice, Consent } from '../consent/types.ts';
import { matchesName } from '../lib/matches-name.ts';
import type { StoredFact, StoreKind, Write } from './page-facts.ts';

/** Something stored on this site, and whose it is. */
export interface StoredFinding {
  readonly name: string;
  readonly kind: StoreKind;
  /** Ids of the services that declare it: none, if nobody does. */
  readonly services: readonly string[];
  /** `record`: Assent's own; `undeclared`: nobody says what it is; `left-over`: of a service that is denied. */
  readonly state: 'record' | 'declared' | 'undeclared' | 'left-over';
  readonly choice?: Choice;
  /** Whether it was written while the doctor looked; only said of what nobody declared. */
  readonly wasSeen?: boolean;
  /** The script that was seen writing it. */
  readonly setBy?: string;
  /** Hosts of scripts that may have written it before anybody looked. */
  readonly likelyOneOf?: readonly string[];
}

/** What else the answer depends on. */
export interface StoredContext {
  readonly services: readonly Service[];
  readonly consent: Consent;
  /** Name of the record. */
  readonly record: string;
  readonly writes: readonly Write[];
  /** Hosts that scripts of the page came from. */
  readonly scriptHosts: readonly string[];
}

/** Whose everything is that is stored, by service, and what nobody has declared. */
export function diagnoseStored(stored: readonly StoredFact[], context: StoredContext): StoredFinding[] {
  const { services, consent, record, writes, scriptHosts } = context;
  return stored.map(({ kind, name }) => {
    if (name === record && (kind === 'cookie' || kind === 'localStorage')) {
      return { name, kind, services: [], state: 'record' };
    }
    const owners = services.filter((service) => declares(service, kind, name)).map(({ id }) => id);
    const seen = writes.filter((each) => each.kind === kind && each.name === name);
    const by = seen.findLast((each) => each.by)?.by;
    const setBy = by ? { setBy: by } : {};
    if (owners.length === 0) {
      const likely = seen.length === 0 && scriptHosts.length > 0 ? { likelyOneOf: scriptHosts } : {};
      return { name, kind, services: [], state: 'undeclared', wasSeen: seen.length > 0, ...setBy, ...likely };
    }
    const isGranted = owners.some((id) => choiceOf(consent, id) === 'granted');
    const choice = isGranted ? 'granted' : 'denied';
    return { name, kind, services: owners, state: isGranted ? 'declared' : 'left-over', choice, ...setBy };
  });
}

/** Whether a service says that it stores something of this name. */
export function declares({ cookies, storage }: Service, kind: StoreKind, name: string): boolean {
  const patterns = kind === 'cookie' ? cookies.map((cookie) => cookie.name) : storage;
  return patterns.some((pattern) => matchesName(pattern, name));
}
