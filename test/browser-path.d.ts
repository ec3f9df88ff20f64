/** Path of a Chrome or Chromium; ends the process with one line of help when there is none. */
export function browserPath(): string;
/** Path of Chromium's headless shell, quicker to open pages; where there is none, {@link browserPath}. */
export function quickBrowserPath(): string;
/** Switches for every Chromium the tests start. */
export function browserArgs(): string[];
