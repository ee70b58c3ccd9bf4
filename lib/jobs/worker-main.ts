import { describeError, toAppError } from '@/lib/errors';
import { log } from '@/lib/log';
import { startWorker } from './worker';

/** The worker process. Stops in order on SIGINT and SIGTERM: scans under way return to the queue. */
async function main(): Promise<void> {
  const worker = await startWorker();
  log.info({ worker: worker.id }, 'worker ready');
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    worker.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  await worker.done;
}

main().catch((error: unknown) => {
  log.error(describeError(toAppError(error)));
  process.exit(1);
});
