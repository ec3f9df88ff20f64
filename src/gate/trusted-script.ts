import type { Report } from '../lib/problems.ts';

/** What Trusted Types lets a policy make; typed here because not every DOM library has it. */
interface TrustedTypePolicy {
  createScript(text: string): string;
  createScriptURL(url: string): string;
}
interface TrustedTypesWindow {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: TrustedTypePolicy): TrustedTypePolicy;
  };
}

/** Marks script text and URLs that come from gated markup as trusted, where the page enforces Trusted Types. */
export type TrustedScript = TrustedTypePolicy;

const passThrough: TrustedTypePolicy = { createScript: (text) => text, createScriptURL: (url) => url };

/**
 * The policy `assent`, made at first use; `undefined` where the page's `trusted-types` directive does not allow
 * it: then no script can be released (R244).
 */
export function createTrustedScript(report: Report): TrustedScript | undefined {
  try {
    return (window as TrustedTypesWindow).trustedTypes?.createPolicy('assent', passThrough) ?? passThrough;
  } catch (error) {
    report('gate/trusted-types', 'Content-Security-Policy', error);
    return undefined;
  }
}
