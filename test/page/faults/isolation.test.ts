/** Issue 3, done when 5: of fifty gated scripts thirty-five misbehave, and the other fifteen do not notice. */
import { expect, test } from 'vitest';
import { expectVisit, gated } from '../harness/index.ts';
import { expectPageWorks, openScene } from './fault.ts';
import { inline } from './marks.ts';

type Kind = 'good' | 'throws' | 'hangs' | 'gone' | 'writes';

/** Ten throw, ten hang, ten are missing, five write, fifteen are fine, well mixed. */
const KINDS: readonly Kind[] = Array.from({ length: 10 }, (_, index): Kind[] => [
  'good',
  'throws',
  'hangs',
  'gone',
  index % 2 ? 'good' : 'writes',
]).flat();

function script(kind: Kind, index: number): string {
  const name = `s${index}`;
  switch (kind) {
    case 'good':
      return gated('analytics', name, '?nostorage&nobeacon');
    case 'throws':
      return gated('analytics', name, '?nostorage&nobeacon&throw');
    case 'hangs':
      return gated('analytics', name, '?hang').replace('tracker.test', `tracker-${index}.test`);
    case 'gone':
      return gated('analytics', name, '?status=404');
    case 'writes':
      return inline('analytics', `document.write('<p id="wiped">${name}</p>')`);
  }
}

test('D74 of 50 scripts 10 throw, 10 hang, 10 are 404, 5 write: the other 15 run in order, after one and a half of the time for one script at most', async () => {
  const scriptTimeout = 8000;
  const good = KINDS.flatMap((kind, index) => (kind === 'good' ? `s${index}` : []));
  expect(good).toHaveLength(15);
  const { visit, page, ui } = await openScene({
    page: { html: KINDS.map(script).join('\n'), config: { scriptTimeout } },
  });
  await ui.bannerIsShown();
  await expectVisit(visit, { mustNotRequest: ['tracker'], cookies: [] });

  await ui.acceptAll();
  const start = Date.now();
  const goodOnes = async (): Promise<string[]> => (await visit.ran()).filter((name) => good.includes(name));
  await expect.poll(goodOnes).toHaveLength(15);
  expect(Date.now() - start).toBeLessThan(1.5 * scriptTimeout);
  expect(await goodOnes()).toEqual(good);
  expect(await page.locator('#wiped').count()).toBe(0);
  await ui.bannerIsHidden();
  await expectVisit(visit, {
    mustRequestOnce: KINDS.flatMap((kind, index) =>
      kind === 'writes' ? [] : [`tracker${kind === 'hangs' ? `-${index}` : ''}.test/s${index}.js`],
    ),
    allowErrors: /s\d+ throws|404/,
    cookies: ['assent'],
  });
  await expectPageWorks(page);
});
