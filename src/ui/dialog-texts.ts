/** The English texts that only the dialog shows: they come with it. A locale file holds all its texts. */
export const dialogEnglish = {
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
};
