import type * as z from 'zod/mini';

/** The same type with every key there and none read-only, at any depth. */
type Filled<T> = T extends readonly (infer Item)[]
  ? Filled<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]-?: Filled<T[Key]> }
    : T;

type IsBoth<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

/** Whether two types allow the same, key for key, also in what may be left out. */
export type IsSame<A, B> = IsBoth<A, B> extends true ? IsBoth<Filled<A>, Filled<B>> : false;

/**
 * Holds a schema and the documented interface together: one that allows more, or less, does not compile.
 *
 * @example
 * ```ts
 * export const cookie: z.ZodMiniType<CookieConfig> = exactly<CookieConfig>()(z.strictObject({ … }));
 * ```
 */
export function exactly<T>(): <Schema extends z.ZodMiniType>(
  schema: IsSame<z.input<Schema>, T> extends true ? Schema : never,
) => z.ZodMiniType<T, T> {
  return (schema) => schema as z.ZodMiniType<T, T>;
}
