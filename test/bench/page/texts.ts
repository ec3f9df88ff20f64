/** Categories of the site, one of them in turn for each gated script. */
export const CATEGORIES = ['functional', 'analytics', 'advertising', 'personalization'] as const;

/** A category of the site. */
export type Category = (typeof CATEGORIES)[number];

/** Title and description of every category: the same for all peers. */
export const DESCRIBED: Record<Category | 'necessary', readonly [title: string, description: string]> = {
  necessary: ['Strictly necessary', 'Needed for the site to work. Always on.'],
  functional: ['Functional', 'Remember your settings, such as language or region.'],
  analytics: ['Analytics', 'Help us understand how visitors use the site.'],
  advertising: ['Advertising', 'Used to show and measure advertisements.'],
  personalization: ['Personalization', 'Used to tailor content to your interests.'],
};

/** The site's words for banner and dialog. */
export const TEXTS = {
  title: 'We use cookies',
  intro:
    'We use cookies for functional, analytics, advertising and personalization purposes. You choose what we may use.',
  accept: 'Accept all',
  reject: 'Reject all',
  preferences: 'Preferences',
  save: 'Save choices',
  close: 'Close',
} as const;

/** The cookie of a category's service, which its product is told of. */
export const cookieOf = (category: Category): string => `_${category}_id`;
