import { chmod, mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';

/** `live` watches real AWS; `demo` the simulated organization. The two never mix. */
export type InstallationName = 'live' | 'demo';

/** The folder that holds package.json. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** `ROLECALL_HOME`, or `.rolecall` beside package.json. */
export function rolecallHome(): string {
  const home = env().ROLECALL_HOME;
  return home ? resolve(projectRoot, home) : join(projectRoot, '.rolecall');
}

export type InstallationPaths = Readonly<
  Record<'folder' | 'postgres' | 'secrets' | 'running' | 'lock' | 'logs' | 'world', string>
>;

/** Where the parts of an installation lie; nothing is made here. */
export function installationPaths(name: InstallationName): InstallationPaths {
  const folder = join(rolecallHome(), name);
  return {
    folder,
    postgres: join(folder, 'postgres'),
    secrets: join(folder, 'secrets.json'),
    running: join(folder, 'running.json'),
    lock: join(folder, 'lock'),
    logs: join(folder, 'logs'),
    world: join(folder, 'world.json'),
  };
}

/**
 * Makes the folders of an installation. Under root they let other users pass (0711), since Postgres
 * must run as one of them; what is secret inside has its own mode.
 */
export async function prepareFolders(paths: InstallationPaths): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  const mode = asRoot ? 0o711 : 0o700;
  try {
    for (const folder of [dirname(paths.folder), paths.folder]) {
      await mkdir(folder, { recursive: true, mode });
      if (asRoot && ((await stat(folder)).mode & 0o111) !== 0o111) await chmod(folder, mode);
    }
    await mkdir(paths.logs, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderError(error, paths.folder);
  }
}

const folderProblems: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  ENOTDIR: 'part of its path is a file',
  EEXIST: 'part of its path is a file',
};

/** The sentence for a folder or file of the installation that could not be written. */
export function folderError(error: unknown, path: string): AppError {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  const why = folderProblems[code] ?? `the system answered ${code || String(error)}`;
  return new AppError(
    'unavailable',
    `Rolecall cannot write its data in ${path}: ${why}.`,
    code === 'ENOSPC' || code === 'EDQUOT'
      ? 'Free some space, or set ROLECALL_HOME to a folder on another disk.'
      : 'Set ROLECALL_HOME to a folder that this user may write.',
    { path, cause: error },
  );
}
