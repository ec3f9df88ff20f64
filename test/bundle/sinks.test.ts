/**
 * No text of the config, the page or a vendor may become code or markup. The built files are parsed, and the
 * doors by which that could happen are looked for, so that neither a dependency nor a slip opens one.
 */
import { parse, type AnyNode } from 'acorn';
import { describe, expect, test } from 'vitest';
import { filesIn, read } from './built.ts';

const files = filesIn('dist').filter((file) => file.endsWith('.js') && file !== 'cli.js');

/**
 * The guard stands *before* the page's own use of such doors: it names them to patch them, and parses the page's value
 * where nothing loads. It never reads or sets one as a member, and gives them no text of its own.
 */
const known: Record<string, string[]> = {
  // Preact's one door for markup, which `harden-preact.ts` shuts (`test/browser/draw.test.tsx`); a test below sees to it that
  // there is no other. In the doctor the pattern of a language tag as well, out of our own schema: no text of config or page.
  'assent-preferences.js': ['.innerHTML'],
  'assent-doctor.js': ['RegExp(expression)', '.innerHTML'],
  'assent-guard.js': ['"innerHTML"', '"outerHTML"', '"insertAdjacentHTML"', '"createContextualFragment"'], // prettier-ignore
};
/** The source files that may name sinks, for the reasons above. */
const namers = ['guard/hook-markup.ts', 'guard/hook-elements.ts', 'lib/harden-preact.ts'];

describe('dangerous sinks', () => {
  test.each(files)('%s has none', (file) => {
    expect(sinksIn(read(`dist/${file}`)).filter((sink) => !known[file]?.includes(sink))).toEqual([]);
  });

  test('a known one is really there: no exception outlives its reason', () => {
    for (const [file, sinks] of Object.entries(known)) {
      expect(sinksIn(read(`dist/${file}`)), file).toEqual(expect.arrayContaining(sinks));
    }
  });

  const drawn = ['assent-preferences.js', 'assent-doctor.js'];
  test.each(drawn)("%s: Preact's door for markup is the only one, with `__html`, which no source names", (file) => {
    const doors = read(`dist/${file}`).match(/.{0,40}\.innerHTML.{0,20}/g) ?? [];
    expect(doors.length).toBeGreaterThan(0);
    expect(doors.filter((each) => !/\.__html==\w+\.innerHTML|\.innerHTML=\w+\.__html/.test(each))).toEqual([]);
    for (const source of sources) expect(read(`src/${source}`)).not.toContain('__html');
  });

  test('where Preact is, the hook that shuts its door is, too; nothing else knows of the door', () => {
    expect(files.filter((file) => read(`dist/${file}`).includes('dangerouslySetInnerHTML'))).toEqual([...drawn].sort());
    for (const file of drawn) expect(read(`dist/${file}`)).toMatch(/dangerouslySetInnerHTML:void 0/);
  });

  const sources = filesIn('src').filter((file) => /\.tsx?$/.test(file) && !namers.includes(file));
  test.each(namers)('src/%s uses none as a member', (file) => {
    expect(read(`src/${file}`)).not.toMatch(/\.(?:inner|outer)HTML\b|\.insertAdjacentHTML|srcdoc|document\.write/);
  });

  test.each(sources)('src/%s names none', (file) => {
    expect(read(`src/${file}`)).not.toMatch(
      /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML|srcdoc\s*=|document\.write(?:ln)?\(/,
    );
  });

  test.each([
    ['a.innerHTML = b', '.innerHTML'],
    ['a["outerHTML"] = b', '.outerHTML'],
    ['a.insertAdjacentHTML("x", b)', '.insertAdjacentHTML'],
    ['document.write(b)', '.write()'],
    ['eval(b)', 'eval()'],
    ['(0, eval)(b)', 'eval()'],
    ['window.eval(b)', 'eval()'],
    ['new Function(b)', 'Function()'],
    ['Function(b)', 'Function()'],
    ['setTimeout("b", 1)', 'setTimeout(string)'],
    ['setInterval(`b${c}`, 1)', 'setInterval(string)'],
    ['new RegExp(b)', 'RegExp(expression)'],
    ['RegExp("a" + b)', 'RegExp(expression)'],
    ['range.createContextualFragment(b)', '.createContextualFragment'],
    ['new DOMParser()', 'DOMParser()'],
    ['Reflect.getOwnPropertyDescriptor(a, "innerHTML")', '"innerHTML"'],
    ['const names = "src outerHTML"', '"outerHTML"'],
    ['a[`insertAdjacentHTML`](b)', '.insertAdjacentHTML'],
    ['const name = `innerHTML`', '"innerHTML"'],
    ['a.setAttribute("srcdoc", b)', '"srcdoc"'],
    ['const { createContextualFragment: x } = Range.prototype', '"createContextualFragment"'],
  ])('would be found: %s', (code, sink) => {
    expect(sinksIn(code)).toEqual([sink]);
  });

  test.each([
    'a.hasAttribute("srcdoc")',
    'new RegExp("a")',
    'setTimeout(() => b, 1)',
    'converter.write(b)',
    'a.textContent = b',
  ])('is fine: %s', (code) => {
    expect(sinksIn(code)).toEqual([]);
  });
});

const markup = new Set([
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'createContextualFragment',
  'setHTMLUnsafe',
  'srcdoc',
]);

/** Every dangerous sink in a piece of JavaScript. */
function sinksIn(code: string): string[] {
  const found: string[] = [];
  walk(parse(code, { ecmaVersion: 2022, sourceType: 'module' }), (node, parent) => {
    for (const name of namesIn(node, parent)) if (markup.has(name)) found.push(`"${name}"`);
    if (node.type === 'MemberExpression') {
      const name = propertyName(node);
      if (markup.has(name)) found.push(`.${name}`);
    }
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = calleeName(node.callee);
      const first = node.arguments[0];
      if (name === 'eval' || name === 'Function' || name === 'DOMParser') found.push(`${name}()`);
      if (/^document\.write(?:ln)?$/.test(name)) found.push(`.${name.slice('document.'.length)}()`);
      if (/^set(?:Timeout|Interval)$/.test(name) && first && isText(first)) found.push(`${name}(string)`);
      if (name === 'RegExp' && first && first.type !== 'Literal') found.push('RegExp(expression)');
    }
  });
  return found;
}

/**
 * What a node names in other ways than as a member: texts, also lists of words, and keys that are taken out of an
 * object. Whoever names a sink can reach it, but for asking whether an element has that attribute.
 */
function namesIn(node: AnyNode, parent?: AnyNode): string[] {
  if (parent?.type === 'MemberExpression' && parent.property === node) return [];
  if (parent?.type === 'CallExpression' && propertyName(parent.callee as AnyNode) === 'hasAttribute') return [];
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value.split(/[\s,]+/);
  if (node.type === 'TemplateLiteral') return node.quasis.flatMap(({ value }) => value.raw.split(/[\s,]+/));
  if (node.type !== 'ObjectPattern') return [];
  return node.properties.flatMap((property) =>
    property.type === 'Property' && property.key.type === 'Identifier' ? [property.key.name] : [],
  );
}

function walk(node: AnyNode, visit: (node: AnyNode, parent?: AnyNode) => void, parent?: AnyNode): void {
  visit(node, parent);
  for (const value of Object.values(node)) {
    for (const child of [value].flat()) {
      if (typeof child === 'object' && child !== null && 'type' in child) walk(child as AnyNode, visit, node);
    }
  }
}

function propertyName(node: AnyNode): string {
  if (node.type !== 'MemberExpression') return '';
  if (!node.computed && node.property.type === 'Identifier') return node.property.name;
  if (node.property.type === 'TemplateLiteral') return node.property.quasis.map(({ value }) => value.raw).join('*');
  return node.property.type === 'Literal' ? String(node.property.value) : '';
}

/** `eval`, also behind `window.` or `(0, eval)`; `document.write` with its object. */
function calleeName(callee: AnyNode): string {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'SequenceExpression') return calleeName(callee.expressions.at(-1) as AnyNode);
  if (callee.type !== 'MemberExpression') return '';
  const name = propertyName(callee);
  // Other things have a `write`, too.
  return isDocument(callee.object) && name.startsWith('write') ? `document.${name}` : name;
}

function isDocument(node: AnyNode): boolean {
  return node.type === 'Identifier' ? node.name === 'document' : propertyName(node) === 'document';
}

function isText(node: AnyNode): boolean {
  if (node.type === 'BinaryExpression') return isText(node.left as AnyNode) || isText(node.right);
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
}
