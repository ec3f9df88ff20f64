import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { findNodeAtOffset, getLocation, getNodePath, type JSONPath, parseTree } from 'jsonc-parser';
import { keysAt, schemaAt } from '../../../src/cli/schema-at.ts';
import { BUILT_IN_CATEGORIES } from '../../../src/config/defaults.ts';
import type { JsonSchema } from '../../../src/config/schema/json-schema.ts';
import { AboutPart } from './AboutPart.tsx';
import { choicesOf } from './choices-of.ts';
import { elementOf } from './element-of.ts';

/** Completes keys and values as the schema says. */
export function completeConfig(context: CompletionContext): CompletionResult | null {
  try {
    return complete(context);
  } catch {
    // Nested too deep to look into.
    return null;
  }
}

function complete({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const text = state.doc.toString();
  const { path, isAtPropertyKey, previousNode } = getLocation(text, pos);
  const word = /[\w$-]*$/.exec(text.slice(0, pos))?.[0] ?? '';
  const isQuoted = previousNode !== undefined && text[previousNode.offset] === '"';
  if (!isQuoted && !word && !explicit) return null;
  const from = isQuoted ? previousNode.offset : pos - word.length;
  const to = isQuoted ? previousNode.offset + previousNode.length : pos;
  const quote = isQuoted ? '"' : '';
  const rest = text.slice(to);

  if (isAtPropertyKey) {
    const parent = path.slice(0, -1);
    const options = keysAt(pathText(parent)).map((key): Completion => {
      const part = schemaAt(pathText([...parent, key]));
      const value = /^\s*:/.test(rest) ? '' : `: ${emptyValue(part)}${/^\s*"/.test(rest) ? ',' : ''}`;
      return { ...labelled(`${quote}${key}${quote}`, key, part), apply: insert(`"${key}"${value}`, to) };
    });
    return { from, options, filter: true };
  }

  const part = schemaAt(pathText(path));
  if (!part) return null;
  const options = valuesOf(part, path, text).map((value): Completion => {
    const written = JSON.stringify(value);
    const label = isQuoted || typeof value !== 'string' ? written : value;
    return { label, displayLabel: written, apply: insert(written, to) };
  });
  return { from, options };
}

/** What the schema says about the key or value at a place. */
export function helpAt(
  text: string,
  offset: number,
): { path: string; part: JsonSchema; from: number; to: number } | undefined {
  try {
    const root = parseTree(text);
    const node = root && findNodeAtOffset(root, offset, true);
    if (!node) return undefined;
    const path = getNodePath(node);
    for (let length = path.length; length > 0; length--) {
      const part = schemaAt(pathText(path.slice(0, length)));
      if (part?.description) {
        return { path: pathText(path.slice(0, length)), part, from: node.offset, to: node.offset + node.length };
      }
    }
  } catch {
    // Nested too deep to look into.
  }
  return undefined;
}

function labelled(label: string, displayLabel: string, part: JsonSchema | undefined): Completion {
  return {
    label,
    displayLabel,
    type: 'property',
    ...(part?.title && part.title.toLowerCase() !== displayLabel.toLowerCase() ? { detail: part.title } : {}),
    ...(part?.description ? { info: () => elementOf(() => <AboutPart part={part} />) } : {}),
  };
}

/** Puts a text in the place of what is half written; the caret goes between a pair of empty quotes or brackets. */
function insert(json: string, to: number): Exclude<Completion['apply'], string | undefined> {
  return (view, _completion, from) => {
    const inside = /(""|\[\]|\{\}),?$/.exec(json);
    const caret = from + (inside ? inside.index + 1 : json.length);
    view.dispatch({
      changes: { from, to: Math.max(to, view.state.selection.main.head), insert: json },
      selection: { anchor: caret },
      userEvent: 'input.complete',
    });
  };
}

function emptyValue(part: JsonSchema | undefined): string {
  const usual = part?.default;
  if (typeof usual === 'string' || typeof usual === 'number' || typeof usual === 'boolean')
    return JSON.stringify(usual);
  const kinds = [part, ...(part?.anyOf ?? [])].map((each) => each?.type);
  if (kinds.includes('string')) return '""';
  if (kinds.includes('array')) return '[]';
  return kinds.includes('object') ? '{}' : '""';
}

function valuesOf(part: JsonSchema, path: JSONPath, text: string): unknown[] {
  const isCategory = path.at(-1) === 'category' || (path[0] === 'categories' && path.length === 2);
  const ids = isCategory ? [...BUILT_IN_CATEGORIES, ...(path[0] === 'services' ? categoriesIn(text) : [])] : [];
  const plain = [...(part.examples ?? []), part.default].filter((each) => each !== undefined);
  return [...new Map([...ids, ...choicesOf(part), ...plain].map((each) => [JSON.stringify(each), each])).values()];
}

function categoriesIn(text: string): string[] {
  const list = parseTree(text)?.children?.find(({ children }) => children?.[0]?.value === 'categories')?.children?.[1];
  const ids = list?.children?.map((item) =>
    item.type === 'string'
      ? item.value
      : item.children?.find(({ children }) => children?.[0]?.value === 'id')?.children?.[1]?.value,
  );
  return (ids ?? []).filter((id): id is string => typeof id === 'string');
}

/** As problems write it: `services[0].id`. */
function pathText(path: JSONPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}
