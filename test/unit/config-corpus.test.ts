/** Configs that people write, right and wrong: the command line, the doctor, the page's check and the schema agree. */
import { describe, expect, test } from 'vitest';
import { checkConfigText } from '../../src/cli/check-config-text.ts';
import { linesOf } from '../../src/cli/lines.ts';
import { checkConfig } from '../../src/config/check-config.ts';
import { configSchema } from '../../src/config/schema/index.ts';
import { checkGivenConfig } from '../../src/doctor/check-given-config.ts';
import right from '../fixtures/configs/right.json' with { type: 'json' };
import wrong from '../fixtures/configs/wrong.json' with { type: 'json' };

/** What the page says, each as `code at path`; `undefined` if the text is no JSON, which the page would say itself. */
function onThePage(text: string): string[] | undefined {
  const found: string[] = [];
  try {
    checkConfig(JSON.parse(text), (code, path) => found.push(`${code} at ${path}`));
    return found.sort();
  } catch {
    return undefined;
  }
}

/** JSON, or what the page has instead of it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What the doctor says, each as in the fixtures; without a line when it has no text to look at. */
function byTheDoctor(raw: unknown, text?: string): string[] {
  return checkGivenConfig(raw, text)
    .filter(({ level }) => level === 'error')
    .map(({ line, column, code, path }) => `${line ? `${line}:${column} ` : ''}${code} at ${path}`);
}

test('there are enough of them', () => {
  expect(wrong.length).toBeGreaterThanOrEqual(120);
  expect(right.length).toBeGreaterThanOrEqual(40);
});

describe('wrong', () => {
  test.each(wrong)('$config', ({ config, problems }) => {
    const placeOf = linesOf(config);
    const found = checkConfigText(config).found.filter(({ level }) => level !== 'warning');
    const places = found.map(({ offset, code, path }) => {
      const { line, column } = placeOf(offset);
      return `${line}:${column} ${code} at ${path}`;
    });
    expect(places).toEqual(problems);
    expect(byTheDoctor(parsed(config), config)).toEqual(problems);

    // Equal keys are gone once the text is read.
    const told = problems
      .map((problem) => problem.replace(/^\S+ /, ''))
      .filter((problem) => !problem.startsWith('check/'));
    expect(byTheDoctor(parsed(config)).sort()).toEqual(told.toSorted());
    const page = onThePage(config);
    if (page) {
      expect(page).toEqual(told.sort());
      expect(configSchema.safeParse(JSON.parse(config)).success).toBe(told.length === 0);
    } else expect(told).toEqual(['config/unreadable at ']);
  });
});

describe('right', () => {
  test.each(right.map((config) => JSON.stringify(config)))('%s', (text) => {
    expect(checkConfigText(text).found.filter(({ level }) => level !== 'warning')).toEqual([]);
    expect(onThePage(text)).toEqual([]);
    expect(byTheDoctor(JSON.parse(text), text)).toEqual([]);
    expect(byTheDoctor(JSON.parse(text))).toEqual([]);
    expect(configSchema.safeParse(JSON.parse(text)).success).toBe(true);
  });
});
