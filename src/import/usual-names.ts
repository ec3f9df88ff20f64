/** What usual names of categories mean here, the best first; those that are always on mean nothing: nobody chose them. */
export const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  necessary: [],
  essential: [],
  required: [],
  functionality: ['functional'],
  preferences: ['functional', 'personalization'],
  statistics: ['analytics'],
  performance: ['analytics'],
  measurement: ['analytics'],
  marketing: ['advertising'],
  advertisement: ['advertising'],
  advertisements: ['advertising'],
  ads: ['advertising'],
  targeting: ['advertising'],
};
