import type { ResolvedConfig } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import { consentFactory } from '../consent/create-consent.ts';
import { initialConsent } from '../consent/initial-consent.ts';
import { privacySignal } from '../effects/privacy-signal.ts';
import { openRecordStore, type RecordStore } from '../effects/record-store.ts';
import { listen } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';
import type { Environment, Go, Session } from '../start-session.ts';
import { readRegion } from './read-region.ts';
import { regionalConfig } from './regional-config.ts';
import { regionalCreate } from './regional-create.ts';
import { regionalRecords } from './regional-records.ts';
import { ruleFor } from './rule-for.ts';

/**
 * Starts the session as the visitor's region has it, and with the choice that was stored with another product. It loads
 * only for sites whose config has `regions` or `import`; until it is there, nothing runs.
 */
export async function prepareSession(
  config: ResolvedConfig,
  environment: Environment,
  go: Go,
  report: Report,
): Promise<void> {
  const { load } = environment;
  const region = readRegion();
  const rule = ruleFor(config.regions, region);
  const regional = regionalConfig(config, rule, region);
  const denied = privacySignal(config);

  const own = openRecordStore(regional.cookie.name);
  // What the visitor has decided where consent is asked for counts everywhere.
  const asked = rule.model === 'opt-in' ? undefined : openRecordStore(config.cookie.name);
  const records = (isTold?: boolean): string[] => [...(asked?.read(isTold) ?? []), ...own.read(isTold)];

  let taken =
    config.import && !records().length
      ? await load('import').then(
          ({ takeAlong }) => takeAlong(regional, own, report),
          (error: unknown) => void report('import/load-failed', 'import', error),
        )
      : undefined;
  const store: RecordStore = {
    ...own,
    read(isTold) {
      const lines = records(isTold);
      return regionalRecords(regional, lines.length || !taken ? lines : [taken.record], rule.askAgainAfter, Date.now());
    },
  };
  listen(document, 'assent:change', () => {
    // From now on only what was decided here counts.
    taken?.forget();
    taken = undefined;
  });

  const stored = initialConsent(regional, consentFactory(regional), store.read(), Date.now());
  const session = go(regional, { ...environment, create: regionalCreate(regional, denied), store });
  if (!session || rule.model === 'opt-in') return;

  // Kept like a decision: that the signal is gone later is no consent (R126).
  if (denied.some((id) => !stored.decided || choiceOf(stored, String(id)) === 'granted')) {
    session.act('decide', Object.fromEntries(denied.map((id) => [id, false])), 'gpc');
  }
  if (rule.model === 'opt-out') showChoices(session);
}

function showChoices(session: Session): void {
  session.load('privacy').then(
    ({ startChoices }) => startChoices(session),
    (error: unknown) => session.report('privacy/load-failed', 'privacy', error),
  );
}
