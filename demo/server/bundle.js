import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ENTRY = fileURLToPath(new URL('../playground/source/main.tsx', import.meta.url));

/** @type {Promise<string> | undefined} */
let bundled;

/**
 * The playground's script with the editor inside of it. Made when somebody first asks, and kept until the server stops,
 * so that no built file can be out of date.
 */
export function bundlePlayground() {
  bundled ??= bundle();
  bundled.catch(() => (bundled = undefined));
  return bundled;
}

async function bundle() {
  // Only here: the rest of the demo does without, and starts at once.
  const { build } = await import('vite');
  const result = await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['es'] },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  });
  const [{ output }] = /** @type {import('vite').Rolldown.RolldownOutput[]} */ ([result].flat());
  return output[0].code;
}
