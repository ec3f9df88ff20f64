import { choiceOf } from '../consent/choice-of.ts';
import { consentFactory } from '../consent/create-consent.ts';
import { initialConsent } from '../consent/initial-consent.ts';
import { privacySignal } from '../signals/privacy-signal.ts';
import type { RecordStore } from '../store/record-store.ts';
import { deleteCookie } from '../store/sweep.ts';
import { attempt } from '../lib/attempt.ts';
import { listen } from '../lib/dom.ts';
import { takeAlong } from '../import/take-along.ts';
import type { RegionsPart } from '../parts.ts';
import type { ChangeDetail } from '../types.ts';
import { readRegion } from './read-region.ts';
import { isQuiet, optOutName, regionalConfig } from './regional-config.ts';
import { regionalCreate } from './regional-create.ts';
import { regionalRecords } from './regional-records.ts';
import { ruleFor } from './rule-for.ts';
import { showChoices } from './show-choices.ts';

/**
 * Starts the session as the visitor's region has it, and with the choice that was stored with another product. It loads
 * only for sites whose config has `regions` or `import`; until it is there, nothing runs.
 */
export const prepareSession: RegionsPart['prepareSession'] = ({ config, start, records, report, base }) => {
  const region = readRegion(base);
  const rule = ruleFor(config.regions, region);
  const isOptIn = rule.model === 'opt-in';
  const regional = regionalConfig(config, rule, region);
  const denied = privacySignal(config);

  // What the visitor has decided where consent is asked for counts everywhere; the other way round only a refusal does.
  const asked = records.open(config.cookie.name);
  const own = isOptIn ? asked : records.open(regional.cookie.name);
  for (const store of [asked, own]) store.lookEverywhere();
  const found = (isTold?: boolean): string[] => [...new Set([...asked.read(isTold), ...own.read(isTold)])];

  let taken =
    config.import && !found().length
      ? attempt(() => takeAlong({ ...regional, cookie: config.cookie }, asked, records, report), report, 'import')
      : undefined;
  const recordStore: RecordStore = {
    ...own,
    read(isTold) {
      const lines = found(isTold);
      const all = lines.length || isTold || !taken ? lines : [taken.record];
      return regionalRecords(regional, all, rule.askAgainAfter, Date.now());
    },
  };

  const stored = initialConsent(regional, consentFactory(regional), recordStore.read(), Date.now());
  const session = start(
    // A reload would undo what cannot be stored.
    isOptIn || canStore() ? regional : { ...regional, onWithdraw: 'keep' },
    { create: regionalCreate(regional, denied), recordStore, asksNobody: isQuiet(rule.model) },
  );
  if (!session) return;

  listen<CustomEvent<ChangeDetail>>(document, 'assent:change', ({ detail: { consent, denied: refused } }) => {
    // From now on only what was decided here counts.
    taken?.forget();
    taken = undefined;
    if (isOptIn) forget(optOutName(config.cookie.name));
    else if (consent.source !== 'gpc' && (refused.length || !consent.decidedOn)) {
      forget(config.cookie.name);
      asked.remember([], true);
    }
  });
  if (isOptIn) return;

  // Kept like a decision: that the signal is gone later is no consent (R126). What it denies, it denies in `create`.
  const items = [...regional.categories, ...regional.services];
  const isNews = items.some(
    ({ id }) => choiceOf(stored, id) === 'granted' && choiceOf(session.consent(), id) === 'denied',
  );
  if (denied.length && (!stored.decided || isNews)) session.decide({}, 'gpc');
  const launcher = rule.model === 'opt-out' && session.launcher();
  if (launcher) showChoices(launcher, denied.length > 0);
};

/** Deletes the record of that name, where ours are. */
function forget(name: string): void {
  attempt(() => deleteCookie(name));
  attempt(() => localStorage.removeItem(name));
}

function canStore(): boolean {
  return navigator.cookieEnabled || !!attempt(() => localStorage);
}
