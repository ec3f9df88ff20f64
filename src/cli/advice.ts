import { BUILT_IN_CATEGORIES } from '../config/defaults.ts';
import type { JsonSchema } from '../config/schema/json-schema.ts';
import type { Problem } from '../lib/problems.ts';
import { closest } from './closest.ts';
import { keysAt, schemaAt } from './schema-at.ts';

/**
 * What is wrong and what to write, for people: the page has no room for so many words.
 *
 * @param written the value at the problem's place, or the name of the key if that is the problem
 * @param categories ids that the config names
 */
export function adviceOn({ code, path, message }: Problem, written: unknown, categories: readonly string[]): string {
  const known = [...new Set([...categories, ...BUILT_IN_CATEGORIES])];
  switch (code) {
    case 'config/unknown-key': {
      const keys = keysAt(parentOf(path, String(written)));
      return `unknown key ${show(written)}, ${didYouMean(written, keys, 'these are known:')}`;
    }
    case 'config/unknown-category': {
      if (path.endsWith('.category')) return `unknown category ${show(written)}, ${didYouMean(written, known)}`;
      const id = textOf(typeof written === 'string' ? written : (written as { id?: unknown } | null)?.id);
      const meant = closest(id, BUILT_IN_CATEGORIES);
      if (meant) return `unknown category ${show(id)}, did you mean ${show(meant)}?`;
      return `a category of your own needs a title: { "id": ${JSON.stringify(id)}, "title": "…" }`;
    }
    case 'config/missing': {
      const key = path.slice(path.lastIndexOf('.') + 1);
      const [example = '…'] = schemaAt(path)?.examples ?? [];
      return `${key} is missing; write for example "${key}": ${JSON.stringify(example)}`;
    }
    case 'config/unknown-id': {
      const ids = message.replace(/^expected /, '').split(' | ');
      const unknown = textOf(written)
        .split(/\s+/)
        .find((id) => !ids.includes(id.replace(/^!/, '')));
      return `unknown category or service ${show(unknown)}, ${didYouMean(unknown, ids)}`;
    }
    case 'config/bad-value':
      return `${show(written)} does not fit; ${expectedAt(path, written)}`;
    default:
      return message;
  }
}

function didYouMean(written: unknown, words: readonly string[], otherwise = 'expected one of'): string {
  const meant = closest(textOf(written), words);
  return meant ? `did you mean ${show(meant)}?` : `${otherwise} ${words.map(show).join(', ')}`;
}

function expectedAt(path: string, written: unknown): string {
  const part = schemaAt(path);
  if (!part) return 'see the key above it';
  if (part.enum) {
    const words = part.enum.map(String);
    return typeof written === 'string'
      ? didYouMean(written, words)
      : `expected one of ${part.enum.map(show).join(', ')}`;
  }
  const words = part.anyOf?.flatMap(({ enum: own = [] }) => own.map(String)) ?? [];
  const meant = typeof written === 'string' && closest(written, words);
  if (meant) return `did you mean ${show(meant)}?`;
  const tag = wrongLanguage(part, written);
  if (tag !== undefined) return `${show(tag)} is no language tag, such as \`en\` or \`pt-BR\``;
  // What is in a list is explained where the list is.
  const described = part.description === undefined ? (schemaAt(path.replace(/\[\d+\]$/, '')) ?? part) : part;
  const { description = '', default: usual, examples = [] } = described;
  const sample = examples[0] ?? usual;
  const example = sample === undefined ? '' : ` For example ${JSON.stringify(sample)}`;
  const kinds = kindsOf(part);
  // A string of a wrong form is a string all the same: then the description says more.
  const isKind = description !== '' && typeof written === 'string' && kinds.includes('a string');
  return `${isKind ? '' : `expected ${kinds.join(' or ')}. `}${description}${example}`.replace(/\. $/, '');
}

function kindsOf({ type = 'value', anyOf, minimum, maximum, ...rest }: JsonSchema): string[] {
  if (anyOf) return [...new Set(anyOf.flatMap(kindsOf))];
  if (rest.enum) return rest.enum.map(show);
  if (type === 'boolean') return ['true', 'false'];
  if (type === 'integer') return [`a whole number from ${minimum} to ${maximum}`];
  if (type === 'array') return ['a list'];
  return [type === 'object' ? 'an object' : `a ${type}`];
}

/** A key of a text by language that is no language tag. */
function wrongLanguage({ anyOf = [], ...part }: JsonSchema, written: unknown): string | undefined {
  if (typeof written !== 'object' || written === null || Array.isArray(written)) return undefined;
  const form = [part, ...anyOf].find(({ propertyNames }) => propertyNames)?.propertyNames?.pattern;
  return form === undefined ? undefined : Object.keys(written).find((key) => !new RegExp(form).test(key));
}

/** The path without its last key, which may have dots. */
function parentOf(path: string, key: string): string {
  return path.slice(0, Math.max(0, path.length - key.length - 1));
}

/** A value as text. Not `String` alone: an object of the config may have a `toString` that is none. */
export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value in few characters. */
export function show(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  const text = typeof value === 'string' ? value : String(value);
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return typeof value === 'string' ? `\`${short}\`` : short;
}
