import { test } from 'vitest';
import { gated } from '../harness/index.ts';
import { lab, openScene } from './fault.ts';
test('debug sandbox', async () => {
    lab.page(
      'shop.test',
      '/framed',
      `<!doctype html><html lang="en"><title>Frame</title><script>addEventListener('error', e => console.log('ERR', e.message, e.filename, e.lineno, e.colno, e.error && e.error.stack, String(e.error)));addEventListener('unhandledrejection', e => console.log('REJ', String(e.reason), e.reason.stack))</script><script src="/dist/assent.js"></script><body>${gated('analytics','a','?nostorage')}</html>`,
    );
    const { visit, page } = await openScene({
      page: { assent: false, html: '<iframe title="shop" sandbox="allow-scripts" src="/framed" width="800" height="600"></iframe>' },
    });
    page.on('console', m => console.log(m.type(), m.text()));
    page.on('pageerror', e => console.log('PE', e.name, e.message, e.stack));
    const frame = page.frames()[1]!;
    const press = frame.locator('assent-ui [data-assent-do="accept-all"]');
    await press.waitFor();
    await press.click();
    await new Promise(r => setTimeout(r, 1500));
    await visit.context.clearCookies();
    console.log(await frame.evaluate(() => window.assent.problems), visit.errors);
});
test('debug jar', async () => {
  const { visit, page, ui } = await openScene({});
  await ui.acceptAll();
  await page.waitForTimeout(1000);
  for (const n of [10, 100, 180, 250, 300, 600]) {
    await page.evaluate((n) => { for (let index = 0; index < n; index++) document.cookie = `f${n}_${index}=${'x'.repeat(20)}; path=/`; }, n);
    const c = await visit.context.cookies();
    console.log(n, c.length, c.filter(({name}) => !name.startsWith('f')).map(({name}) => name), await page.evaluate(() => document.cookie.split('; ').length));
  }
});
