import { readFile } from 'node:fs/promises';

const SOURCE = new URL('../../docs/problems.md', import.meta.url);

/** `docs/problems.md` as a page, with the same `#` for each heading as on the web: `#configunknown-key`. */
export async function problemsPage() {
  const blocks = (await readFile(SOURCE, 'utf8')).split(/^(```[^]*?^```)$|\n{2,}/m).filter((block) => block?.trim());
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Assent: what each problem means</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/demo.css" />
    <style>
      main { max-width: 54rem }
      h2 { margin-top: 2.5rem; overflow-wrap: anywhere }
      h2:target { text-decoration: underline solid var(--accent) 3px; text-underline-offset: 0.3em }
      pre { overflow-x: auto; white-space: pre }
      pre code { overflow-wrap: normal }
    </style>
  </head>
  <body>
    <header class="top">
      <a class="wordmark" href="/">Assent <span>problems</span></a>
      <nav aria-label="Page"><a href="/playground/">Playground</a></nav>
    </header>
    <main>
      ${blocks.map(block).join('\n      ')}
    </main>
  </body>
</html>
`;
}

/** @param {string} text one block of Markdown, of the few kinds that the file has */
function block(text) {
  const [, level = '', title = ''] = /^\s*(#{1,2}) (.*)\s*$/.exec(text) ?? [];
  if (title) return `<h${level.length} id="${slug(title)}">${inline(title)}</h${level.length}>`;
  const [, code] = /^```\w*\n([^]*?)\n?```$/.exec(text) ?? [];
  if (code !== undefined) return `<pre tabindex="0" aria-label="Example"><code>${escape(code)}</code></pre>`;
  return `<p>${inline(text.trim())}</p>`;
}

/** @param {string} text */
function inline(text) {
  return escape(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
}

/** @param {string} title */
function slug(title) {
  return title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
