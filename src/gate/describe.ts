/** Characters of an element's markup that tell which one it is. */
const LENGTH = 160;

/** How an element begins, for a problem's path. */
export const describe = ({ outerHTML }: Element): string => outerHTML.slice(0, LENGTH);
