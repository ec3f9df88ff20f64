/** Puts a text on the clipboard; `false` where that is out of reach: no https, a policy, a visitor who refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
