/** `npm run size`: what each built file costs, and which modules it is made of. Bytes: as is · brotli (modules before mangling). */
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createBuilder } from 'vite';

const root = resolve(import.meta.dirname, '../..');
const builder = await createBuilder({
  root,
  configFile: resolve(root, 'vite.config.ts'),
  build: { write: false },
});

for (const name of ['script', 'ui']) {
  const outputs = [await builder.build(builder.environments[name])].flat();
  for (const chunk of outputs.flatMap(({ output }) => output)) {
    if (chunk.type !== 'chunk') continue;
    console.log(`\n${chunk.fileName}: ${chunk.code.length} · ${brotliCompressSync(chunk.code).length}`);
    const modules = Object.entries(chunk.modules).sort(([, a], [, b]) => b.renderedLength - a.renderedLength);
    for (const [id, { code, renderedLength }] of modules) {
      const size = `${renderedLength} · ${brotliCompressSync(code ?? '').length}`;
      console.log(`  ${size.padStart(14)}  ${id.replace(`${root}/`, '')}`);
    }
  }
}
