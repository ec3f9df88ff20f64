import { join } from 'node:path';
import { expect, test } from 'vitest';
import { regionsPage } from '../../tools/regions-page.ts';

// `npm run docs` writes it anew.
test('docs/regions.md says what the data says', async () => {
  await expect(regionsPage()).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/regions.md'));
});
