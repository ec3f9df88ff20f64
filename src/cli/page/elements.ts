import { type DefaultTreeAdapterTypes as Tree, parse } from 'parse5';

/** One element of a page, as the HTML parser sees it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where it begins in the text. */
  readonly offset: number;
  /** Where its content stands in the text, if it was closed. */
  readonly content: { readonly start: number; readonly end: number } | undefined;
  readonly isInHead: boolean;
  readonly isInTemplate: boolean;
  /** An inline script that mentions Assent, such as one that queues calls for it. */
  readonly isAboutAssent: boolean;
}

/** Says what is wrong with an element; an error, unless it is called a warning. */
export type ReportElement = (code: string, element: PageElement, message: string, level?: 'error' | 'warning') => void;

/** All elements of a page in their order, those inside of templates too. */
export function elementsOf(html: string): PageElement[] {
  const found: PageElement[] = [];
  const open: { node: Tree.Node; isInHead: boolean; isInTemplate: boolean }[] = [
    { node: parse(html, { sourceCodeLocationInfo: true }), isInHead: false, isInTemplate: false },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    let { isInHead, isInTemplate } = next;
    // What the parser has added has no place in the text.
    if ('tagName' in node) {
      if (node.sourceCodeLocation) found.push(describe(node, node.sourceCodeLocation, isInHead, isInTemplate));
      isInHead ||= node.tagName === 'head';
    }
    let children = 'childNodes' in node ? node.childNodes : [];
    if ('content' in node) {
      children = node.content.childNodes;
      isInTemplate = true;
    }
    for (const child of children.toReversed()) open.push({ node: child, isInHead, isInTemplate });
  }
  return found;
}

function describe(
  { tagName, attrs, childNodes }: Tree.Element,
  { startOffset, startTag, endTag }: NonNullable<Tree.Element['sourceCodeLocation']>,
  isInHead: boolean,
  isInTemplate: boolean,
): PageElement {
  return {
    name: tagName,
    attributes: new Map(attrs.map(({ name, value }) => [name, value])),
    offset: startOffset,
    content: startTag && endTag ? { start: startTag.endOffset, end: endTag.startOffset } : undefined,
    isInHead,
    isInTemplate,
    isAboutAssent:
      tagName === 'script' && childNodes.some((child) => 'value' in child && /\bassent\b/.test(child.value)),
  };
}
