/** The theme files as they are written, with their comments; `dist/` has them minified. */
const files: Record<string, string> = import.meta.glob<string>('../../../themes/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The text of each theme's file, by its name. */
export const THEMES: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.replace(/^.*\/|\.css$/g, ''), text]),
);
