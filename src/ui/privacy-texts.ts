/** The English texts about the browser's privacy signal. A locale file holds all its texts. */
export const privacyEnglish = {
  signal: 'The privacy signal of your browser is honoured.',
  'signal-overruled': 'Your browser sends a privacy signal. What you have chosen here goes first.',
};
