/** Resolves at the first Ctrl-C, SIGTERM or hang-up; later ones find the stop under way. */
export function createStopSignal(): { readonly stopped: Promise<void>; readonly signal: AbortSignal } {
  const controller = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        controller.abort();
        resolve();
      });
    }
  });
  return { stopped, signal: controller.signal };
}
