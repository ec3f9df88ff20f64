/** What a visitor would miss without a word while it is blocked. */
export const EMBEDS = 'iframe,video,audio,object,embed';
