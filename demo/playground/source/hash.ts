import { MAX_CONFIG_SIZE } from '../../../src/config/defaults.ts';
import { builtInLanguages } from '../../../src/words/built-in-languages.ts';
import { REGIONS } from './regions.ts';

/** What stands round the banner, and is no part of the config. Empty where the default holds. */
export interface View {
  readonly lang: string;
  readonly dir: string;
  readonly scheme: string;
  readonly width: string;
  /** ISO code of where the visitor is. */
  readonly region: string;
  /** `1`: the browser sends the privacy signal. */
  readonly gpc: string;
}

const VALUES: { readonly [Name in keyof View]: readonly string[] } = {
  lang: ['', ...builtInLanguages],
  dir: ['', 'ltr', 'rtl'],
  scheme: ['', 'light', 'dark'],
  width: ['', '1100', '768', '320'],
  region: ['', ...REGIONS.keys()],
  gpc: ['', '1'],
};

/** A view, where all that is no known value is the default. */
export function viewOf(said: { get(name: string): unknown }): View {
  const entries = Object.entries(VALUES).map(([name, values]) => [name, values.find((one) => one === said.get(name))]);
  return Object.fromEntries(entries.map(([name, value]) => [name, value ?? ''])) as unknown as View;
}

/**
 * The hash that brings this back: the config's text, compressed, and what differs from the default view.
 *
 * @param text left out if it is the example
 */
export async function writeHash(view: View, text: string | undefined): Promise<string> {
  const said = new URLSearchParams(Object.entries(view).filter(([, value]) => value));
  if (text !== undefined) said.set('config', await pack(text));
  return said.toString();
}

/** Reads it back. Whatever the hash holds ends up as a text in the editor, or as `isBroken`. Never throws. */
export async function readHash(
  hash: string,
): Promise<{ readonly view: View; readonly text?: string; readonly isBroken: boolean }> {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const view = viewOf(said);
  const packed = said.get('config');
  if (packed === null) return { view, isBroken: false };
  try {
    return { view, text: await unpack(packed), isBroken: false };
  } catch {
    return { view, isBroken: true };
  }
}

async function pack(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws when this is no compressed text, or one that is larger than a config may be */
async function unpack(packed: string): Promise<string> {
  const bytes = Uint8Array.from(atob(packed.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    text += value;
    if (text.length > MAX_CONFIG_SIZE) {
      void reader.cancel();
      throw new Error('too large');
    }
  }
}
