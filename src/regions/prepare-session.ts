import type { ResolvedConfig } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import { consentFactory } from '../consent/create-consent.ts';
import { initialConsent } from '../consent/initial-consent.ts';
import { privacySignal } from '../effects/privacy-signal.ts';
import { openRecordStore, type RecordStore } from '../effects/record-store.ts';
import type { Environment, Go } from '../start-session.ts';
import { readRegion } from './read-region.ts';
import { regionalConfig } from './regional-config.ts';
import { regionalCreate } from './regional-create.ts';
import { regionalRecords } from './regional-records.ts';
import { ruleFor } from './rule-for.ts';

/**
 * Starts the session as the visitor's region has it. It loads only for sites whose config has `regions` or `import`; until
 * it is there, nothing runs.
 */
export function prepareSession(config: ResolvedConfig, environment: Environment, go: Go): void {
  const region = readRegion();
  const rule = ruleFor(config.regions, region);
  const regional = regionalConfig(config, rule, region);
  const denied = privacySignal(config);

  const own = openRecordStore(regional.cookie.name);
  // What the visitor has decided where consent is asked for counts everywhere.
  const asked = openRecordStore(config.cookie.name);
  const store: RecordStore = {
    ...own,
    read(isTold) {
      const lines = [...(rule.model === 'opt-in' ? [] : asked.read(isTold)), ...own.read(isTold)];
      return regionalRecords(regional, lines, rule.askAgainAfter, Date.now());
    },
  };
  const stored = initialConsent(regional, consentFactory(regional), store.read(), Date.now());
  const session = go(regional, { ...environment, create: regionalCreate(regional, denied), store });
  if (!session || rule.model === 'opt-in') return;

  // Kept like a decision: that the signal is gone later is no consent (R126).
  if (denied.some((id) => !stored.decided || choiceOf(stored, String(id)) === 'granted')) {
    session.act('decide', Object.fromEntries(denied.map((id) => [id, false])), 'gpc');
  }
  if (rule.model === 'opt-out') {
    environment.load('privacy').then(
      ({ startChoices }) => startChoices(session),
      (error: unknown) => session.report('privacy/load-failed', 'privacy', error),
    );
  }
}
