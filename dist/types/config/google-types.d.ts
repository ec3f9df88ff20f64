/** Google's seven consent types (R172). */
export declare const GOOGLE_TYPES: readonly ['ad_storage', 'ad_user_data', 'ad_personalization', 'analytics_storage', 'functionality_storage', 'personalization_storage', 'security_storage'];
/** One of them. */
export type GoogleType = (typeof GOOGLE_TYPES)[number];
/** What each needs, unless the config says otherwise: the id of a category; `true` needs nothing. */
export declare const GOOGLE_MAPPING: Readonly<Record<GoogleType, string | true>>;
