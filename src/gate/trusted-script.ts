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

/** Answers the policy; `undefined` where the page does not allow it: then no script can be released (R244). */
export type Trust = () => TrustedScript | undefined;

const passThrough: TrustedTypePolicy = { createScript: (text) => text, createScriptURL: (url) => url };

/** The policy `assent`, made at first use, once: the page's `trusted-types` directive may refuse it, or a second one. */
export function createTrust(): Trust {
  let policy: TrustedScript | undefined;
  let isRefused = false;
  return () => {
    if (policy || isRefused) return policy;
    try {
      policy = (window as TrustedTypesWindow).trustedTypes?.createPolicy('assent', passThrough) ?? passThrough;
    } catch {
      isRefused = true;
    }
    return policy;
  };
}
