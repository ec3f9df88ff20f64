/** What vendors are told, without a page: mappings, calls as data, and Google's commands. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import type { Consent, Wanted } from '../../src/consent/types.ts';
import type { AssentConfig, SignalsConfig } from '../../src/config/types.ts';
import { createTeller } from '../../src/signals/create-teller.ts';
import { fillIn } from '../../src/signals/custom.ts';
import { grantedTypes } from '../../src/signals/granted-types.ts';
import { readVendors } from '../../src/signals/read-vendors.ts';
import { json, NOW, resolved, runs } from './arbitraries.ts';

type Page = { [name: string]: unknown };
const page = globalThis as Page;
const names = ['dataLayer', 'uetq', '_paq', 'fbq', 'alloy', 'tool'];
afterEach(() => {
  for (const name of names) Reflect.deleteProperty(page, name);
});

/** A site with these signals, whose vendors can be told again and again. */
function site(signals: SignalsConfig, more: AssentConfig = {}) {
  const config = resolved({ ...more, signals });
  const create = consentFactory(config);
  const state = { consent: undecided(create) };
  const problems: string[] = [];
  const report = (code: string, path: string): void => void problems.push(`${code} ${path}`);
  const tellers = readVendors(config.signals, report).map((named) =>
    createTeller(named, { config, consent: () => state.consent, report }),
  );
  return {
    problems,
    tell: () => tellers.map((teller) => teller()),
    reset() {
      state.consent = undecided(create);
    },
    decide(wanted: Wanted | boolean) {
      state.consent = decide(create, state.consent, wanted, 'api', NOW);
    },
  };
}

/** What is in `dataLayer`, commands as lists. */
function commands(): unknown[][] {
  return ((page['dataLayer'] ?? []) as unknown[]).map((entry) =>
    Object.prototype.toString.call(entry) === '[object Arguments]' ? Array.from(entry as unknown[]) : [entry],
  );
}

describe('mappings', () => {
  const consent = (granted: readonly string[]) => (ids: readonly string[]) => ids.every((id) => granted.includes(id));

  test('several ids must all be granted; `true` needs none; `null`, blanks and unknown ids never are', () => {
    const mapping = { one: 'a', both: 'a b', free: true, wrong: null, blank: ' ', unknown: 'z' } as const;
    expect(grantedTypes(mapping, consent(['a']))).toEqual({
      one: true,
      both: false,
      free: true,
      wrong: false,
      blank: false,
      unknown: false,
    });
    expect(grantedTypes(mapping, consent(['a', 'b']))['both']).toBe(true);
  });

  test('a type that cannot be read is never granted; those beside it keep their default', () => {
    const {
      tell,
      decide: choose,
      problems,
    } = site({
      google: { mapping: { ad_storage: 'no good!' as never, analytics_storage: 'analytics advertising' } },
    });
    choose(true);
    tell();
    expect(problems).toEqual(['config/bad-value signals.google.mapping.ad_storage']);
    expect(commands()[2]).toEqual([
      'consent',
      'update',
      expect.objectContaining({ ad_storage: 'denied', ad_user_data: 'granted', analytics_storage: 'granted' }),
    ]);
  });

  test('a service can be named', () => {
    const { tell, decide: choose } = site(
      { microsoft: { mapping: { ad_storage: 'ads' } } },
      { services: [{ id: 'ads', category: 'advertising' }] },
    );
    choose({ advertising: true, ads: false });
    tell();
    expect((page['uetq'] as unknown[]).at(-1)).toEqual({ ad_storage: 'denied' });
  });
});

describe('Google', () => {
  test('regions, waiting and passing click ids only if configured', () => {
    site({ google: { region: ['FR', 'US-CA'], waitForUpdate: 500, urlPassthrough: true } }).tell();
    expect(commands()).toEqual([
      ['consent', 'default', expect.objectContaining({ region: ['FR', 'US-CA'], wait_for_update: 500 })],
      ['set', 'ads_data_redaction', true],
      ['set', 'url_passthrough', true],
    ]);
    Reflect.deleteProperty(page, 'dataLayer');
    site({ google: { region: ['FR', 'France'] } }).tell();
    expect(commands()[0]?.[2]).not.toHaveProperty('region');
  });

  test('with a functional category that is not required, nothing but security is granted by default', () => {
    site({ google: true }, { categories: [{ id: 'functional', required: false }] }).tell();
    const [[, , state] = []] = commands();
    expect(Object.entries(state as object).filter(([, word]) => word === 'granted')).toEqual([
      ['security_storage', 'granted'],
    ]);
  });

  test('where the template sets the state, only the event is sent', () => {
    const { tell, decide: choose, problems } = site({ google: { tagManager: true } });
    page['dataLayer'] = [{ event: 'gtm.js' }];
    tell();
    choose({ analytics: true });
    tell();
    expect(commands()).toEqual([
      [{ event: 'gtm.js' }],
      [{ event: 'assent_update', assent: expect.objectContaining({ analytics: 'granted', advertising: 'denied' }) }],
    ]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['gtag.js', { 0: 'js' }],
    ['a configured tag', { 0: 'config' }],
    ['Tag Manager', { event: 'gtm.js' }],
  ])('%s before the default is a problem', (_, entry) => {
    page['dataLayer'] = [null, 'x', entry];
    const { tell, problems } = site({ google: true });
    tell();
    expect(problems).toEqual(['signals/google-late signals.google']);
  });

  test('a default of the page itself is not repeated; what holds follows it', () => {
    page['dataLayer'] = [{ 0: 'consent', 1: 'default', 2: {} }, { 0: 'js' }];
    const { tell, problems } = site({ google: true });
    tell();
    expect(
      commands()
        .slice(2)
        .map(([name, kind]) => [name, kind]),
    ).toEqual([
      ['set', 'ads_data_redaction'],
      ['consent', 'update'],
    ]);
    expect(problems).toEqual([]);
  });
});

describe('others', () => {
  test('a visitor who refuses at once, and one whose decision is reset, are told as denied', () => {
    const { tell, decide: choose, reset } = site({ google: true, microsoft: true, matomo: true });
    tell();
    choose(false);
    tell();
    expect(commands()[2]).toEqual(['consent', 'update', expect.objectContaining({ analytics_storage: 'denied' })]);
    expect((page['uetq'] as unknown[]).slice(3)).toEqual(['consent', 'update', { ad_storage: 'denied' }]);
    expect(page['_paq']).toEqual([['requireConsent']]);
    choose(true);
    tell();
    reset();
    tell();
    expect(commands().at(-2)).toEqual(commands()[2]);
    expect((page['uetq'] as unknown[]).at(-1)).toEqual({ ad_storage: 'denied' });
    expect((page['_paq'] as unknown[]).at(-1)).toEqual(['forgetConsentGiven']);
  });

  test('Matomo without cookies', () => {
    const { tell, decide: choose } = site({ matomo: { cookiesOnly: true } });
    tell();
    choose({ analytics: true });
    tell();
    choose(false);
    tell();
    tell();
    expect((page['_paq'] as unknown[]).flat()).toEqual([
      'requireCookieConsent',
      'setCookieConsentGiven',
      'forgetCookieConsentGiven',
    ]);
  });

  test('Adobe 2.0: the time is the day of the decision, so that nothing is new to it on the next page', () => {
    const calls: unknown[][] = [];
    page['alloy'] = (...details: unknown[]): void => void calls.push(details);
    const { tell, decide: choose } = site({ adobe: { version: '2.0' } });
    tell();
    expect(calls).toEqual([]);
    choose(true);
    tell();
    const metadata = { time: '2026-11-22T00:00:00.000Z' };
    const value = { collect: { val: 'y' }, metadata };
    expect(calls).toEqual([['setConsent', { consent: [{ standard: 'Adobe', version: '2.0', value }] }]]);
  });

  test('one that is not there is waited for, and then told what holds by then', () => {
    const { tell, decide: choose } = site({ meta: true });
    expect(tell()).toEqual([false]);
    choose(true);
    const calls: unknown[][] = [];
    page['fbq'] = (...details: unknown[]): void => void calls.push(details);
    expect(tell()).toEqual([true]);
    expect(calls).toEqual([['consent', 'grant']]);
  });

  test('`false` leaves a vendor out; junk is no vendor and throws nothing', () => {
    expect(readVendors({ google: false, meta: null, constructor: true }, () => {})).toEqual([]);
    fc.assert(
      fc.property(json, (signals) => {
        readVendors(signals, () => {});
      }),
      runs(0.2),
    );
  });
});

describe('custom calls', () => {
  const config = resolved();
  const consent: Consent = decide(
    consentFactory(config),
    undecided(consentFactory(config)),
    { analytics: true },
    'api',
    NOW,
  );

  test('conditions become what they stand for, at any depth', () => {
    const ads = { when: 'advertising', yes: 1, no: null };
    expect(fillIn(['a', { when: 'analytics' }, [{ ads, b: { when: '!advertising', yes: ['x'] } }]], consent)).toEqual([
      'a',
      true,
      [{ ads: null, b: ['x'] }],
    ]);
    expect(fillIn({ when: 'unknown' }, consent)).toBe(false);
  });

  test.each([
    [{ call: 'tool.set', arguments: ['alert(1)'] }, 'config/bad-value signals.custom[0].arguments'],
    [{ call: 'tool.set', arguments: [{ 'a b': 1 }] }, 'config/bad-value signals.custom[0].arguments'],
    [{ call: 'tool.set', arguments: [{ when: 'analytics', yse: 1 }] }, 'config/bad-value signals.custom[0].arguments'],
    [{ call: 'tool.constructor' }, 'config/bad-value signals.custom[0].call'],
    [{ call: 'tool["set"]' }, 'config/bad-value signals.custom[0].call'],
    [{ call: 'tool.set', when: 'analytics()' }, 'config/bad-value signals.custom[0].when'],
  ])('%j is refused whole', (entry, problem) => {
    let called = 0;
    page['tool'] = { set: () => (called += 1) };
    const { tell, problems } = site({ custom: [entry as never] });
    tell();
    expect(problems).toEqual([problem]);
    expect(called).toBe(0);
  });

  test('a function of the platform is not called', () => {
    const { tell, problems } = site({ custom: [{ call: 'eval', arguments: ['undefined'] }] });
    tell();
    expect(problems).toEqual(['signals/not-a-function signals.custom[0]']);
  });
});
