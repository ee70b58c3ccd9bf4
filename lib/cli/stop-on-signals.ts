/** A signal that aborts at Ctrl-C or SIGTERM, so that a command ends in order: what it scanned so far is put back. */
export function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller.signal;
}
