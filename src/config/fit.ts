import { isObject } from './bare.ts';
import type { Report } from '../lib/problems.ts';

/**
 * What a value must look like. A pattern: a text that matches. A list of one: a list of such. A longer list: one of
 * these. An object: these keys and no others. A function: its answer, or the shape that it names.
 */
export type Shape = RegExp | readonly unknown[] | ShapeOf | { readonly [key: string]: Shape };
type ShapeOf = (value: unknown) => boolean | Shape;

/**
 * A copy of what fits the shape; whatever does not is `null` there, and reported with its path. In a list of objects a
 * text stands for the first key.
 */
export function fit(value: unknown, shape: Shape, path: string, report: Report): unknown {
  const pass = (passes: boolean, expected: unknown): unknown => {
    if (!passes) report('config/bad-value', path, `expected ${String(expected)}`);
    return passes ? value : null;
  };
  if (typeof shape === 'function') {
    const answer = shape(value);
    return typeof answer === 'boolean' ? pass(answer, 'another value') : fit(value, answer, path, report);
  }
  if (shape instanceof RegExp) return pass(typeof value === 'string' && shape.test(value), shape);
  if (Array.isArray(shape)) {
    if (shape.length > 1) return pass(shape.includes(value), shape.join(' | '));
    if (!Array.isArray(value)) return pass(false, 'a list');
    const [item] = shape as Shape[];
    const [first = ''] = Object.keys(item as object);
    return value.map((entry: unknown, index) => {
      const isShort = typeof entry === 'string' && first;
      return fit(isShort ? { [first]: entry } : entry, item as Shape, `${path}[${index}]`, report);
    });
  }
  if (!isObject(value)) return pass(false, 'an object');
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, entry] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    if (Object.hasOwn(shape, key)) result[key] = fit(entry, (shape as Record<string, Shape>)[key] as Shape, at, report);
    else report('config/unknown-key', at, `expected ${Object.keys(shape).join(' | ')}`);
  }
  return result;
}
