import type { JsonSchema } from '../src/config/schema/json-schema.ts';

const INTRO = `# The JSON config

Made from \`src/config/schema/\` by \`npm run docs\`; changes here are lost.

Everything has a default, and \`{}\` is valid. It is data only: no functions, no HTML, no regular expressions. A wrong value
falls back to its default, and is reported where sites are built ([problems.md](problems.md)). With
\`"$schema": "./node_modules/assent/dist/assent.schema.json"\` an editor completes the keys and shows this page's words.

*Text* is a string, or one for each language tag: \`{ "en": "Maps", "fr": "Cartes" }\`. *URL* is http(s) or relative, and may
be one for each language, too. *Id* is 1 to 32 of \`A-Z a-z 0-9 _ -\`, the first a letter or digit.

A category is shown when \`categories\` names it or a service belongs to it. If \`ui.launcher\` is \`false\`, give every page an element with
\`data-assent-do="open"\`: withdrawing must be as easy as consenting (GDPR, article 7(3)).

\`npx assent check assent.json index.html\` (or \`node dist/cli.js check …\`) says without a browser what is wrong, where, and what to
write, with the config and with the marks in pages; \`--format\` is \`text\`, \`json\` or \`github\`. It exits with 0, 1 (something is wrong) or
2 (a file cannot be read). \`npx assent init\` writes a config.
`;

/** `docs/config.md`: every key of the schema, with its form, default, meaning and an example. */
export function configPage(schema: JsonSchema): string {
  const sections = sectionsOf('', schema, schema.description ?? '');
  return [INTRO, ...sections].join('\n');
}

/** A section for an object, and for each object inside of it. */
function sectionsOf(path: string, node: JsonSchema, description: string): string[] {
  const object = objectIn(node);
  const entries = Object.entries(object?.properties ?? {});
  if (entries.length === 0) return [];
  const rows = entries.map(([key, part]) => row(key, part, object?.required?.includes(key) ?? false));
  const example = node.examples?.[0];
  const section = [
    `## ${path ? `\`${path}\`` : 'Top level'}\n`,
    `${prose(description)}\n`,
    '| key | value | default | meaning |\n|---|---|---|---|',
    `${rows.join('\n')}\n`,
    ...(example === undefined ? [] : [`\`\`\`json\n${JSON.stringify(within(path, example), null, 2)}\n\`\`\`\n`]),
  ].join('\n');
  const inner = entries.flatMap(([key, part]) => {
    const at = `${path ? `${path}.` : ''}${key}${part.items ? '[]' : ''}`;
    return sectionsOf(at, part, part.description ?? '');
  });
  return [section, ...inner];
}

function row(key: string, part: JsonSchema, isRequired: boolean): string {
  const usual = isRequired ? '**must be there**' : part.default === undefined ? '' : code(part.default);
  const [example] = part.examples ?? [];
  const sample = example === undefined || objectIn(part) ? '' : ` Example: ${code(example)}`;
  return `| \`${key}\` | ${formOf(part)} | ${usual} | ${prose(part.description)}${sample} |`;
}

/** What kind of value it is, in few words. */
function formOf(part: JsonSchema): string {
  const { type, anyOf, items, minimum, maximum, pattern, maxLength } = part;
  if (part.enum) return part.enum.map(code).join(', ');
  if (anyOf) {
    const [first, second] = anyOf;
    if (second?.propertyNames) return first?.maxLength ? 'URL' : 'text';
    return anyOf.map(formOf).join(', or ');
  }
  if (items) return `list of: ${formOf(items)}`;
  if (type === 'integer') return `whole number, ${minimum} to ${maximum}`;
  if (type === 'boolean') return '`true` or `false`';
  if (type === 'string') return maxLength ? 'URL' : pattern?.includes('{0,31}') ? 'id' : 'string';
  return 'object';
}

/** The object that a part is, or may be, or is a list of. */
function objectIn(part: JsonSchema): JsonSchema | undefined {
  if (part.properties) return part;
  if (part.items) return objectIn(part.items);
  return part.anyOf?.map(objectIn).find(Boolean);
}

/** An example where it stands in the config. */
function within(path: string, example: unknown): unknown {
  if (!path || path.includes('[].')) return example;
  return path
    .replace('[]', '')
    .split('.')
    .reduceRight((inner, key) => ({ [key]: inner }), example);
}

function code(value: unknown): string {
  return `\`${cell(JSON.stringify(value))}\``;
}

/** Words in which nothing is markup. */
function prose(text = ''): string {
  return cell(text).replace(/[<*]/g, (sign) => (sign === '<' ? '&lt;' : '\\*'));
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
