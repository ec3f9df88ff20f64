/** What `ui.theme` may say without a file of the site's own: `themes/` has one for each. */
export const THEMES: readonly string[] =
  'auto light dark contrast paper brutalist terminal soft government compact'.split(' ');

/** The keys of all built-in texts, which `ui.texts` may replace. The texts themselves would be too much for the doctor. */
export const TEXT_KEYS: readonly string[] = (
  'title ask pair list effect withdraw changeable close-rejects services privacyPolicy cookiePolicy imprint ' +
  'accept-all reject-all open saved close launcher functional.title analytics.title advertising.title ' +
  'personalization.title intro decided nothing save always-active some-on stored policy-of ' +
  'functional.description analytics.description advertising.description personalization.description ' +
  'blocked load-once always-allow name provider purpose duration this-site signal signal-overruled'
).split(' ');
