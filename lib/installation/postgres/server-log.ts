import { readFile } from 'node:fs/promises';
import { AppError } from '@/lib/errors';

const known: [RegExp, string, string][] = [
  [
    /no space left on device|disk quota exceeded/i,
    'the disk is full',
    'Free some space, or set ROLECALL_HOME to a folder on another disk.',
  ],
  [
    /could not access directory .*permission denied|has wrong ownership|has invalid permissions/i,
    'its data folder is not accessible to the user it runs as',
    'Start Rolecall as the user that made the folder, or mend its owner and mode (0700).',
  ],
  [
    /could not create shared memory|could not map anonymous shared memory|out of memory/i,
    'the machine is out of memory',
    'Free some memory and start again.',
  ],
  [
    /lock file "postmaster.pid" already exists/i,
    'another server still uses its data folder',
    'Stop that server, or wait until it has ended.',
  ],
  [
    /data directory ".*" does not exist|could not open file|invalid checkpoint|could not locate a valid checkpoint|corrupted|is not a database cluster directory|incorrect checksum/i,
    'its data folder is damaged',
    'Restore the folder from a backup, or move it away to start with an empty one.',
  ],
];

/** What the server wrote to its log since `offset` bytes. */
export async function readServerLog(logFile: string, offset: number): Promise<string> {
  const bytes = await readFile(logFile).catch(() => Buffer.alloc(0));
  return bytes.subarray(offset).toString('utf8');
}

/** One sentence for a server that did not start, from what it wrote. */
export function describeServerFailure(output: string, folder: string, logFile: string): AppError {
  const fatal = output.match(/(?:FATAL|PANIC|error):\s*(.+)/)?.[1];
  const [, why, whatToDo] = known.find(([pattern]) => pattern.test(output)) ?? [
    undefined,
    fatal ? `it says: ${fatal}` : 'it ended at once',
    'Look at its log, and restore the folder from a backup if it is damaged.',
  ];
  return new AppError(
    'unavailable',
    `The embedded Postgres in ${folder} does not start: ${why}.`,
    `${whatToDo} (log: ${logFile})`,
    { folder, logFile, ...(fatal ? { fatal } : {}) },
  );
}
