/** Google's seven consent types (R172). */
export const GOOGLE_TYPES = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const;

/** One of them. */
export type GoogleType = (typeof GOOGLE_TYPES)[number];

/** What each needs, unless the config says otherwise: the id of a category; `true` needs nothing. */
export const GOOGLE_MAPPING: Readonly<Record<GoogleType, string | true>> = {
  ad_storage: 'advertising',
  ad_user_data: 'advertising',
  ad_personalization: 'advertising',
  analytics_storage: 'analytics',
  functionality_storage: 'functional',
  personalization_storage: 'personalization',
  security_storage: true,
};
