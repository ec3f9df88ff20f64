/** Whether a name is the one given, or begins as `prefix*` says. No regular expression is built from either. */
export function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
