/** Every theme, the default first, and who it is for. */
export const THEMES = {
  '': 'The default: light or dark, as the visitor’s device is.',
  light: 'Always light.',
  dark: 'Always dark.',
  contrast: 'The strongest contrast: black, white and yellow.',
  paper: 'Magazines, bookshops, restaurants: warm, with a serif.',
  brutalist: 'Studios and portfolios: hard edges, two colours.',
  terminal: 'Developers’ tools: green on black.',
  soft: 'Apps and start-ups: round, a little blue.',
  government: 'Public services: plain, large, square.',
  compact: 'Pages that need their room: small and quiet.',
};
