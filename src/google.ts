/*
 * A file of its own, optional, for sites whose Google tags are not held by the gate ("advanced mode"): says the default at
 * once, which a part that loads later cannot. What each type is really about, `assent-signals.js` says soon after.
 */
import { GOOGLE_TYPES } from './config/google-types.ts';
import { attempt } from './lib/attempt.ts';
import { documentGet } from './lib/dom.ts';
import { gtag } from './signals/gtag.ts';

/** Milliseconds that Google's tags wait for the update: Google's own suggestion (R174). */
const WAIT = 500;

attempt(() => {
  const tag = documentGet('currentScript');
  const { region = '', waitForUpdate = WAIT } = tag instanceof HTMLScriptElement ? tag.dataset : {};
  const regions = region.match(/[^\s,]+/g);
  // A list that cannot be read whole is none: the default then holds everywhere.
  const isReadable = regions?.every((code) => /^[A-Z]{2}\b/.test(code));
  gtag('consent', 'default', {
    ...Object.fromEntries(GOOGLE_TYPES.map((type) => [type, type === 'security_storage' ? 'granted' : 'denied'])),
    wait_for_update: Number(waitForUpdate) || 0,
    ...(isReadable && { region: regions }),
  });
  gtag('set', 'ads_data_redaction', true);
});
