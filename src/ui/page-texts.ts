/** The English texts of what stands in the page itself: placeholders and the cookie table. A locale file holds all its texts. */
export const pageEnglish = {
  blocked: '{name} is shown only with your consent for: {category}.',
  'load-once': 'Load once',
  'always-allow': 'Always allow',
  name: 'Name',
  provider: 'Provider',
  purpose: 'Purpose',
  duration: 'Duration',
  'this-site': 'This site',
};
