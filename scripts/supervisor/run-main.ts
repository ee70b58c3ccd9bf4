import { describeError, exitCode, toAppError } from '../../lib/errors';

/** Runs a script; an expected failure is one sentence on standard error and its exit status. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
    process.exit();
  } catch (error) {
    const failure = toAppError(error);
    process.stderr.write(`${describeError(failure)}\n`);
    if (failure.code === 'internal' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
    process.exit(exitCode[failure.code] === 2 ? 2 : 1);
  }
}
