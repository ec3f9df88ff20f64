/**
 * Members of our own that no platform, config, event or public type knows: the build gives each the same letter in every
 * part (`test/unit/own-names.test.ts` holds it to that). New names go to the end: letters must not move, because a
 * visitor's cache may hold a part of an earlier build.
 */
export const OWN_NAMES: readonly string[] = [
  'asks storedChoice closePreferences deadline describe dress emit fetched gate gated hideBanner isWanted knows lane',
  'listenForProblems mayRun openPreferences place readCookies remember report settle shorten showBanner shown shut',
  'startChoices startDeciding startPage startPrivacy startReleasing startSignals startUi tellTabs',
  'prepareSession isAsked session startCheck launcherLabel asksNobody recordStore',
].flatMap((line) => line.split(' '));

/** The letter of each. */
export const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  OWN_NAMES.map((name, index) => [name, String.fromCodePoint((index < 26 ? 97 : 39) + index)]),
);
