import type { Checked } from './check-files.ts';
import type { Finding } from './finding.ts';

/** How findings are printed: for people, for programs, or as annotations of a GitHub workflow. */
export type Format = 'text' | 'json' | 'github';

/** Turns what was found into what is printed. */
export const FORMATS: { readonly [Name in Format]: (checked: readonly Checked[]) => string } = {
  text: (checked) =>
    checked.flatMap(({ file, findings }) => [...findings.map(textLine), ...verdict(file, findings)]).join('\n'),
  json: (checked) =>
    JSON.stringify(
      checked.flatMap(({ findings }) => findings.map((finding) => ({ ...finding, level: levelOf(finding) }))),
      null,
      2,
    ),
  github: (checked) => checked.flatMap(({ findings }) => findings.map(annotation)).join('\n'),
};

function textLine(finding: Finding): string {
  const { file, line, column, code, path, message } = finding;
  return printable(`${file}:${line}:${column}: ${levelOf(finding)} ${code}${path && ` at ${path}`}: ${message}`);
}

/** Said of a file without errors. */
function verdict(file: string, findings: readonly Finding[]): string[] {
  if (findings.some(({ level }) => level !== 'warning')) return [];
  const count = findings.length;
  return [printable(`${file}: nothing is wrong${count ? `, ${count} warning${count > 1 ? 's' : ''}` : ''}`)];
}

function annotation(finding: Finding): string {
  const { file, line, column, code, path, message } = finding;
  const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`;
  return `::${levelOf(finding)} ${place}::${data(printable(path ? `${path}: ${message}` : message))}`;
}

function levelOf({ level }: Finding): 'error' | 'warning' {
  return level === 'warning' ? 'warning' : 'error';
}

/** What stands in a file must not steer a terminal, or begin a line of its own. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are what it is about
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\ufffd');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
