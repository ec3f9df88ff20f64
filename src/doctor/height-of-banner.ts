import { queryAll } from '../lib/dom.ts';

/** Pixels at the foot of the window that the banner needs: whoever tries it out must be able to press its buttons. */
export function heightOfBanner(): number {
  const [host] = queryAll('assent-ui');
  const banner = (host?.shadowRoot ?? host)?.querySelector('[part~="banner"]');
  const { top = 0, bottom = 0, height = 0 } = banner?.getBoundingClientRect() ?? {};
  if (height === 0 || top < innerHeight / 3 || bottom < innerHeight / 2) return 0;
  return Math.round(innerHeight - top);
}
