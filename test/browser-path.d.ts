/** Path of a Chrome or Chromium; ends the process with one line of help when there is none. */
export function browserPath(): string;
/** Switches for every Chromium the tests start. */
export function browserArgs(): string[];
