/*
 * The English texts, by who shows them: each part brings those that it shows, and a locale file holds all.
 * Words in `{braces}` are filled in. Neutral by law: no praise, no guilt, no weight on one answer (EDPB 03/2022, R025).
 */

/** What both layers show. */
export const sharedEnglish = {
  services: 'Services: {count}',
  privacyPolicy: 'Privacy policy',
  cookiePolicy: 'Cookie policy',
  imprint: 'Legal notice',
  'accept-all': 'Accept all',
  'reject-all': 'Reject all',
  saved: 'Choices saved',
  close: 'Close',
  launcher: 'Cookie settings',
  signal: 'The privacy signal of your browser is honoured.',
  'signal-overruled': 'Your browser sends a privacy signal. What you have chosen here goes first.',
  'functional.title': 'Functional',
  'analytics.title': 'Analytics',
  'advertising.title': 'Advertising',
  'personalization.title': 'Personalization',
};

/** What the first layer alone shows. */
export const bannerEnglish = {
  title: 'Cookies on this site',
  ask: '{controller} asks for your consent to store and read data on your device. Purposes: {purposes}.',
  /** Two things in a row. */
  pair: '{a} and {b}',
  /** Three things or more. */
  list: '{a}, {b}, and {c}',
  effect: 'If you reject, only what the site needs is used.',
  withdraw: 'You can change or withdraw this at any time under “{launcher}”.',
  changeable: 'You can change or withdraw this at any time.',
  'close-rejects': 'Closing this with × rejects all.',
  open: 'Customise',
};

/** What the second layer alone shows, and what stands in the page itself: placeholders and the list of services. */
export const preferencesEnglish = {
  intro: 'Choose what {controller} may store and read on your device.',
  decided: 'Your choice of {date} is kept until {expiry}.',
  nothing: 'This site uses nothing that needs your consent. There is nothing to decide.',
  save: 'Save choices',
  'always-active': 'Always active',
  'some-on': '{on} of {count} services on',
  stored: 'Stored on your device',
  'policy-of': 'Privacy policy of {name}',
  'functional.description': 'Needed for the site to work.',
  'analytics.description': 'Measures how the site is used.',
  'advertising.description': 'Selects and measures ads, on this and other sites.',
  'personalization.description': 'Adapts content to what you have viewed or chosen.',
  blocked: '{name} is shown only with your consent for: {category}.',
  'load-once': 'Load once',
  'always-allow': 'Always allow',
  name: 'Name',
  provider: 'Provider',
  purpose: 'Purpose',
  duration: 'Duration',
  'this-site': 'This site',
};

/** A key of a built-in text, as used in `ui.texts` of the config. */
export type TextKey = keyof typeof sharedEnglish | keyof typeof bannerEnglish | keyof typeof preferencesEnglish;

/** All built-in texts in one language. */
export type Texts = { readonly [key in TextKey]: string };
