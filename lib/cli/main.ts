import { CommanderError, type Command } from 'commander';
import { applyEnvironment } from '@/lib/env';
import { AppError, toAppError } from '@/lib/errors';
import { connectCommand } from '@/lib/installation/connect-command';
import { tell, tellError, type OutputFormat } from './output';
import { buildProgram, type CommandRun } from './program';

/** Opens the database for a command that needs one, runs it, and closes what it opened. */
async function runWithDatabase(run: CommandRun): Promise<number> {
  const database = await connectCommand(tell);
  applyEnvironment(database.environment);
  try {
    return await run();
  } finally {
    const { disconnect } = await import('@/lib/db/client');
    await disconnect();
    await database.close();
  }
}

function formatIn(args: readonly string[]): OutputFormat {
  return args.includes('--json') ? 'json' : 'text';
}

/** Runs the command line and returns its exit status. */
async function main(args: readonly string[]): Promise<number> {
  let pending: Promise<number> = Promise.resolve(0);
  const program: Command = buildProgram({
    withDatabase: (run) => void (pending = runWithDatabase(run)),
    withoutDatabase: (run) => void (pending = run()),
  });
  try {
    program.parse([...args], { from: 'user' });
    return await pending;
  } catch (error) {
    if (error instanceof CommanderError) return endOfUsage(error, args);
    return tellError(toAppError(error), formatIn(args));
  }
}

/** Help and version are answers; a wrong option is bad input. commander has written its own text already. */
function endOfUsage(error: CommanderError, args: readonly string[]): number {
  if (error.exitCode === 0) return 0;
  const message = error.message.replace(/^error: /, '').replace(/\.?$/, '.');
  return tellError(new AppError('invalid', message, 'See --help.'), formatIn(args));
}

process.exitCode = await main(process.argv.slice(2));
