interface Scheduler {
  yield?(): Promise<void>;
}

// Taken while the page is young: what it puts in their place later, such as fake timers, might never call back.
const { MessageChannel, setTimeout } = globalThis;
const scheduler = (globalThis as { scheduler?: Scheduler }).scheduler;
const pause = scheduler?.yield?.bind(scheduler);

/**
 * Resolves in a task of its own, so that input and painting come in between: a timer would cost 4 ms each, once nested
 * (HTML, "timers", step 11).
 */
export function nextTask(): Promise<void> {
  if (pause) return pause();
  return new Promise((resolve) => {
    if (!MessageChannel) return void setTimeout(resolve);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });
}
