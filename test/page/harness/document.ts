import type { VisitOptions } from './visit.ts';

/** The HTML of a visited page: the test's own, or a minimal one round the test's body. */
export function documentOf(options: VisitOptions): string {
  const { html = '', lang = 'en', head = '' } = options;
  if (/<html/i.test(html)) return html;
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Shop</title>
${assentTags(options)}
${head}
</head>
<body>
${html}
</body>
</html>`;
}

function assentTags({ assent = '/dist/assent.js', assentAttributes = '', config }: VisitOptions): string {
  if (assent === false) return '';
  const script = `<script src="${assent}" ${assentAttributes}></script>`;
  if (config === undefined) return script;
  // `</script>` inside a JSON text would end the element.
  const json = (typeof config === 'string' ? config : JSON.stringify(config)).replaceAll('</', '<\\/');
  return `<script type="application/json" data-assent-config>${json}</script>\n${script}`;
}
