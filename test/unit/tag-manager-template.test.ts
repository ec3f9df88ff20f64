/** The Tag Manager template: its sections can be read, it may do what it does, and it does what it should. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { GOOGLE_TYPES } from '../../src/config/google-types.ts';

const text = readFileSync(resolve(import.meta.dirname, '../../docs/google-tag-manager/template.tpl'), 'utf8');
const sections = new Map(
  text
    .split(/^___(?=[A-Z_]+___$)/m)
    .slice(1)
    .map((part) => {
      const [name = '', ...lines] = part.split('\n');
      return [name.replaceAll('___', ''), lines.join('\n').trim()];
    }),
);
const section = (name: string): string => sections.get(name) ?? '';

interface Parameter {
  readonly name: string;
  readonly defaultValue?: unknown;
  readonly subParams?: readonly Parameter[];
}
const parameters = JSON.parse(section('TEMPLATE_PARAMETERS')) as readonly Parameter[];
const fields = parameters.flatMap((parameter) => parameter.subParams ?? [parameter]);
const defaults = Object.fromEntries(fields.map(({ name, defaultValue }) => [name, defaultValue]));

/** Runs the sandboxed code as Tag Manager would, and answers what it did. */
function run(dataLayer: Record<string, unknown>, more: Record<string, unknown> = {}): unknown[][] {
  const done: unknown[][] = [];
  const note =
    (name: string) =>
    (...details: unknown[]): void =>
      void done.push([name, ...(JSON.parse(JSON.stringify(details)) as unknown[])]);
  const apis: Record<string, unknown> = {
    copyFromDataLayer: (key: string) => dataLayer[key],
    makeNumber: Number,
    gtagSet: note('gtagSet'),
    setDefaultConsentState: note('default'),
    updateConsentState: note('update'),
  };
  const data = { ...defaults, ...more, gtmOnSuccess: note('success') };
  runInNewContext(`(() => {${section('SANDBOXED_JS_FOR_WEB_TEMPLATE')}})()`, {
    data,
    require: (name: string) => apis[name],
  });
  return done;
}

const state = (...granted: string[]): object =>
  Object.fromEntries(GOOGLE_TYPES.map((type) => [type, granted.includes(type) ? 'granted' : 'denied']));

test('it has the sections of a template, in their order', () => {
  expect([...sections.keys()]).toEqual([
    'TERMS_OF_SERVICE',
    'INFO',
    'TEMPLATE_PARAMETERS',
    'SANDBOXED_JS_FOR_WEB_TEMPLATE',
    'WEB_PERMISSIONS',
    'TESTS',
    'NOTES',
  ]);
  expect(JSON.parse(section('INFO'))).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] });
});

test('it asks for the permissions that it needs, and no others', () => {
  const permissions = JSON.parse(section('WEB_PERMISSIONS')) as { instance: { key: { publicId: string } } }[];
  expect(permissions.map(({ instance }) => instance.key.publicId).sort()).toEqual([
    'access_consent',
    'read_data_layer',
    'write_data_layer',
  ]);
  for (const type of GOOGLE_TYPES) expect(section('WEB_PERMISSIONS')).toContain(`"${type}"`);
});

test('before a decision: the default, and no update', () => {
  expect(run({ event: 'gtm.init_consent' })).toEqual([
    ['default', { ...state('functionality_storage', 'security_storage'), wait_for_update: 500 }],
    ['gtagSet', { ads_data_redaction: true, url_passthrough: false }],
    ['success'],
  ]);
  expect(run({}, { region: 'FR US-CA', waitForUpdate: 0 })[0]).toEqual([
    'default',
    { ...state('functionality_storage', 'security_storage'), region: ['FR', 'US-CA'] },
  ]);
});

test('a visitor who has decided: default and update at once', () => {
  const assent = { functional: 'granted', analytics: 'granted', advertising: 'denied' };
  expect(run({ event: 'gtm.init_consent', assent }).map(([name]) => name)).toEqual([
    'default',
    'gtagSet',
    'update',
    'success',
  ]);
});

test('a decision: the update alone, as mapped; what is unknown is denied', () => {
  const assent = { functional: 'granted', advertising: 'granted', personalization: 'denied' };
  expect(run({ event: 'assent_update', assent }, { ad_personalization: 'advertising personalization' })).toEqual([
    ['update', state('ad_storage', 'ad_user_data', 'functionality_storage', 'security_storage')],
    ['success'],
  ]);
});
