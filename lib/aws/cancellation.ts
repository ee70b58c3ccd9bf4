/** The scan was cancelled by a person or by the process that ends. Callers recognise it with `isAbortError`. */
export class AbortError extends Error {
  override readonly name = 'AbortError';

  constructor(message = 'The scan was cancelled.') {
    super(message);
  }
}

/** The scan's own time is over. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineExceeded';

  constructor(seconds: number) {
    super(`The scan's time of ${seconds} seconds is over.`);
  }
}

/** True for a cancellation, whoever threw it (ours, the SDK's, the platform's). */
export function isAbortError(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

export function isDeadlineError(error: unknown): boolean {
  return error instanceof DeadlineError;
}

/** One signal that fires with an AbortError when the caller cancels and with a DeadlineError when time is over. */
export interface ScanControl {
  signal: AbortSignal;
  /** Stops the timer; call it when the scan has ended. */
  dispose: () => void;
}

export function scanControl(cancel: AbortSignal, deadlineSeconds: number): ScanControl {
  const controller = new AbortController();
  const onCancel = () => controller.abort(new AbortError());
  const timer = setTimeout(
    () => controller.abort(new DeadlineError(deadlineSeconds)),
    Math.min(deadlineSeconds * 1000, 2 ** 31 - 1),
  );
  if (cancel.aborted) onCancel();
  else cancel.addEventListener('abort', onCancel, { once: true });
  return {
    signal: controller.signal,
    dispose: () => {
      clearTimeout(timer);
      cancel.removeEventListener('abort', onCancel);
    },
  };
}

/** Runs `start` with a signal of its own, and gives up at once, with the reason, when the scan's signal fires. */
export async function withSignal<T>(scan: AbortSignal, start: (own: AbortSignal) => Promise<T>): Promise<T> {
  scan.throwIfAborted();
  const own = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => {
    own.abort(scan.reason);
    reject(scan.reason as Error);
  };
  scan.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([start(own.signal), promise]);
  } finally {
    scan.removeEventListener('abort', onAbort);
  }
}

/** Waits, or throws the reason of the signal as soon as it fires. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (milliseconds <= 0) return;
  await withSignal(
    signal,
    (own) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        own.addEventListener('abort', () => clearTimeout(timer), { once: true });
      }),
  );
}
