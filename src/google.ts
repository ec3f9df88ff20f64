/*
 * The same as `data-google` on Assent's own tag, in a file of its own: for sites that have it from an earlier version. What
 * each type is really about, `assent-signals.js` says soon after.
 */
import { attempt } from './lib/attempt.ts';
import { documentGet } from './lib/dom.ts';
import { pushGoogleDefault } from './signals/google-default.ts';

/** Milliseconds that Google's tags wait for the update: Google's own suggestion (R174). */
const WAIT = 500;

attempt(() => {
  const tag = documentGet('currentScript');
  const { region = '', waitForUpdate = WAIT } = tag instanceof HTMLScriptElement ? tag.dataset : {};
  pushGoogleDefault((needs) => needs === true, {
    region: region.match(/[^\s,]+/g),
    waitForUpdate: Number(waitForUpdate) || 0,
  });
});
