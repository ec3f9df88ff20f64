import { queue } from './page-globals.ts';

/**
 * Google's own function. Its tags take the real `arguments` object for a command and ignore a list, without a word (R171).
 *
 * Source: developers.google.com/tag-platform/security/guides/consent
 */
export function gtag(..._command: readonly unknown[]): void {
  // oxlint-disable-next-line prefer-rest-params
  queue('dataLayer').push(arguments);
}
