type Entry = { readonly [key: string]: unknown } | null | undefined;

/** Google's queue, made if it is missing. An element of that id is none. */
export function dataLayer(): Entry[] {
  const page = globalThis as { dataLayer?: unknown };
  if (!Array.isArray(page.dataLayer)) page.dataLayer = [];
  return page.dataLayer as Entry[];
}

/**
 * Google's own function. Its tags take the real `arguments` object for a command and ignore a list, without a word (R171).
 *
 * Source: developers.google.com/tag-platform/security/guides/consent
 */
export function gtag(..._command: readonly unknown[]): void {
  // oxlint-disable-next-line prefer-rest-params
  dataLayer().push(arguments as unknown as Entry);
}
