/** An element in few words, for a problem's path. */
export function describe(element: Element): string {
  const { localName, id } = element;
  return `${localName}#${id} ${element.getAttribute('data-src') ?? element.getAttribute('src') ?? ''}`;
}
