/** Does a piece of work again and again, with a pause after each time, until it is stopped. */
export function repeat(
  work: () => Promise<unknown>,
  pauseMs: number,
  onError: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const going = (async () => {
    while (!stopping.signal.aborted) {
      await work().catch(onError);
      await pause(pauseMs, stopping.signal);
    }
  })();
  return {
    /** Resolves when the work that is under way has ended. */
    stop: async () => {
      stopping.abort();
      await going;
    },
  };
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
