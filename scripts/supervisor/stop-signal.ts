export interface StopSignal {
  /** Resolves when it is time to stop. */
  readonly stopped: Promise<void>;
  readonly signal: AbortSignal;
  /** Stops as a signal would. */
  stop(): void;
}

/** Resolves at the first Ctrl-C, SIGTERM or hang-up; later ones find the stop under way. */
export function createStopSignal(): StopSignal {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = () => {
    controller.abort();
    resolve();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  return { stopped: promise, signal: controller.signal, stop };
}
