/**
 * The schema and the documented interfaces are the same type, in both directions: `exactly` stands around every part of
 * the schema, and here is proof that it lets nothing else pass. Compiled, never run.
 */
import * as z from 'zod/mini';
import type { AssentConfig } from 'assent';
import { exactly, type IsSame } from '../../src/config/schema/exactly.ts';
import type { configSchema } from '../../src/config/schema/index.ts';

/** What comes out of the schema is the config that the package documents, and the other way round. */
export const same: IsSame<z.output<typeof configSchema>, AssentConfig> = true;

interface Part {
  name?: string;
  size: 'big' | 'small';
}

const name = z.exactOptional(z.string());
const size = z.enum(['big', 'small']);

/** The same. */
export const right: z.ZodMiniType<Part> = exactly<Part>()(z.strictObject({ name, size }));

/** Each differs in one thing. */
export const wrong: z.ZodMiniType<Part>[] = [
  // @ts-expect-error a key is missing
  exactly<Part>()(z.strictObject({ size })),
  // @ts-expect-error a key too many
  exactly<Part>()(z.strictObject({ name, size, more: name })),
  // @ts-expect-error may be left out there, not here
  exactly<Part>()(z.strictObject({ name: z.string(), size })),
  // @ts-expect-error may be left out here, not there
  exactly<Part>()(z.strictObject({ name, size: z.exactOptional(size) })),
  // @ts-expect-error a value too many
  exactly<Part>()(z.strictObject({ name, size: z.enum(['big', 'small', 'tiny']) })),
  // @ts-expect-error a value is missing
  exactly<Part>()(z.strictObject({ name, size: z.enum(['big']) })),
  // @ts-expect-error another type
  exactly<Part>()(z.strictObject({ name: z.exactOptional(z.number()), size })),
];
