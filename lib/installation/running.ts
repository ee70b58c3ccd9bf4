import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { folderError } from './paths';

const runningFile = z.object({
  pid: z.number().int(),
  /** Port of the embedded server; absent where `DATABASE_URL` names another. */
  postgresPort: z.number().int().optional(),
  /** Address of the web server; absent while only a command runs. */
  url: z.string().optional(),
  webPort: z.number().int().optional(),
  parts: z.array(z.string()),
  /** Variables of the demo's simulated AWS, for commands that attach to it. */
  environment: z.record(z.string(), z.string()).default({}),
});

export type RunningInstallation = Readonly<z.infer<typeof runningFile>>;

/** What an installation's owner wrote about it, also one that died since: check the lock before trusting it. */
export async function readRunning(path: string): Promise<RunningInstallation | undefined> {
  try {
    return runningFile.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

export async function writeRunning(path: string, running: z.input<typeof runningFile>): Promise<void> {
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, JSON.stringify(running, null, 2), { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    throw folderError(error, path);
  }
}

export function removeRunning(path: string): Promise<void> {
  return rm(path, { force: true });
}
