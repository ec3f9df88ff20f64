/**
 * `npm run size [-- banner preferences …]`: what each built file costs, and which modules it is made of. Bytes: as is ·
 * brotli (of modules: each by itself, before it is minified). The names are those of the environments in `vite.config.ts`.
 */
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const builder = await createBuilder({
  root,
  configFile: resolve(root, 'vite.config.ts'),
  build: { write: false },
});
const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : ['script', 'banner', 'preferences', 'regions', 'signals', 'guard'];

for (const name of names) {
  const environment = builder.environments[name];
  if (!environment) throw new Error(`no such file: ${name}; there are ${Object.keys(builder.environments).join(', ')}`);
  const outputs = [await builder.build(environment)].flat();
  for (const chunk of outputs.flatMap(({ output }) => output)) {
    if (chunk.type !== 'chunk') continue;
    console.log(`\n${chunk.fileName}: ${chunk.code.length} · ${brotliCompressSync(chunk.code).length}`);
    const modules = Object.entries(chunk.modules).sort(([, a], [, b]) => b.renderedLength - a.renderedLength);
    for (const [id, { code, renderedLength }] of modules) {
      if (renderedLength === 0) continue;
      const size = `${renderedLength} · ${brotliCompressSync(code ?? '').length}`;
      console.log(`  ${size.padStart(14)}  ${id.replace(`${root}/`, '')}`);
    }
  }
}
