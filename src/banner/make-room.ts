import { adoptStyles } from '../look/adopt-styles.ts';

/**
 * Keeps what gets focus out from under the banner (WCAG 2.4.11): the page scrolls that much further, at its end, too.
 * Returns the function that takes it all back.
 */
export function makeRoom(banner: HTMLElement, atTop: boolean): () => void {
  let sheet: CSSStyleSheet | undefined;
  const release = (): void => {
    if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
  const observer = new ResizeObserver(() => {
    // Not the bounding box: that one moves while the banner slides in.
    const { offsetTop, offsetHeight } = banner;
    const room = atTop ? offsetTop + offsetHeight : innerHeight - offsetTop;
    release();
    sheet = adoptStyles(
      document,
      `html{scroll-padding-block-${atTop ? 'start' : 'end'}:${room}px!important}` +
        // Not at the top: it would push the page down while it is read, a layout shift.
        (atTop ? '' : `body{margin-block-end:${room}px!important}`),
    );
  });
  observer.observe(banner);
  return () => {
    observer.disconnect();
    release();
  };
}
