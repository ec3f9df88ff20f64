import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import { startDraft, turnSwitch } from '../../src/preferences/draft.ts';
import { NOW, resolved, runs, validConfig } from './arbitraries.ts';

const config = resolved({
  categories: ['functional', 'analytics', 'advertising'],
  services: [
    { id: 'login', category: 'functional' },
    { id: 'posthog', category: 'analytics' },
    { id: 'snowplow', category: 'analytics' },
  ],
});
const off = { analytics: false, advertising: false, posthog: false, snowplow: false };

describe('the switches of the dialog', () => {
  test('all start off while nobody has decided, and what is required has none', () => {
    expect(startDraft(config, undecided(consentFactory(config)))).toEqual(off);
  });

  test('start as the consent stands', () => {
    const consent = decide(consentFactory(config), undecided(consentFactory(config)), { posthog: true }, 'api', NOW);
    expect(startDraft(config, consent)).toEqual({ ...off, posthog: true });
  });

  test('a category takes its services along, both ways', () => {
    const on = turnSwitch(config, off, 'analytics', true);
    expect(on).toEqual({ ...off, analytics: true, posthog: true, snowplow: true });
    expect(turnSwitch(config, on, 'analytics', false)).toEqual(off);
  });

  test('the last of its services turns a category on, the first one off turns it off', () => {
    const one = turnSwitch(config, off, 'posthog', true);
    expect(one).toEqual({ ...off, posthog: true });
    const both = turnSwitch(config, one, 'snowplow', true);
    expect(both).toEqual({ ...off, analytics: true, posthog: true, snowplow: true });
    expect(turnSwitch(config, both, 'posthog', false)).toEqual({ ...off, snowplow: true });
  });

  test('turning leaves the draft before as it was', () => {
    const before = { ...off };
    turnSwitch(config, before, 'analytics', true);
    expect(before).toEqual(off);
  });

  test('whatever is turned, a category with services is on only if all of them are, and saving grants just what is shown', () => {
    const turns = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 8 });
    fc.assert(
      fc.property(validConfig, turns, (raw, steps) => {
        const own = resolved(raw);
        const start = undecided(consentFactory(own));
        let draft = startDraft(own, start);
        expect(Object.values(draft).some(Boolean)).toBe(false);
        const switches = Object.keys(draft);
        for (const [at, on] of steps) {
          const name = switches[at % switches.length];
          if (name) draft = turnSwitch(own, draft, name, on);
        }
        expect(Object.keys(draft).sort()).toEqual(switches.sort());
        const consent = decide(consentFactory(own), start, draft, 'preferences', NOW);
        for (const item of [...own.categories, ...own.services]) {
          const choice = 'category' in item ? consent.services[item.id] : consent.categories[item.id];
          expect(choice).toBe(item.required || new Map(Object.entries(draft)).get(item.id) ? 'granted' : 'denied');
        }
        for (const category of own.categories.filter(({ required }) => !required)) {
          const services = own.services.filter((service) => service.category === category.id);
          if (services.length === 0) continue;
          expect(consent.categories[category.id]).toBe(
            services.every((service) => consent.services[service.id] === 'granted') ? 'granted' : 'denied',
          );
        }
      }),
      runs(),
    );
  });
});
