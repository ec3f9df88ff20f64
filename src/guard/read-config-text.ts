/** Where a page states its config, as the core has it. */
export const CONFIG = 'script[data-assent-config],script[data-config]';

/**
 * The config's JSON, from the page or from its URL, whichever comes first in the page. The request is synchronous,
 * because those that are to be blocked do not wait for a file.
 *
 * @throws when the browser or the network says no
 */
export function readConfigText(): string | undefined {
  const element = Document.prototype.querySelector.call(document, CONFIG);
  const url = element?.getAttribute('data-config');
  if (!url) return element?.textContent;
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.send();
  return request.responseText;
}
