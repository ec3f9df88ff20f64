/**
 * Notes every observer that is made, so that what a test has furnished can be taken off: it watches for as long as the page
 * lives, and the page lives longer than a test.
 *
 * @returns stops all of them, and the noting
 */
export function trackObservers(): () => Promise<void> {
  const { MutationObserver: Mutation, ResizeObserver: Resize } = window;
  const made: { disconnect(): void }[] = [];
  window.MutationObserver = class extends Mutation {
    constructor(callback: MutationCallback) {
      super(callback);
      made.push(this);
    }
  };
  window.ResizeObserver = class extends Resize {
    constructor(callback: ResizeObserverCallback) {
      super(callback);
      made.push(this);
    }
  };
  return async () => {
    window.MutationObserver = Mutation;
    window.ResizeObserver = Resize;
    for (const observer of made) observer.disconnect();
    // What has been put off until the next frame is over then.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  };
}
