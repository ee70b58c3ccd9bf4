import { randomBytes } from 'node:crypto';
import { access, chmod, readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { folderError, type InstallationPaths } from './paths';

const secretsFile = z.object({
  databasePassword: z.string().min(16),
  sessionSecret: z.string().min(16),
  /** 32 bytes, base64. */
  encryptionKey: z.string().min(40),
});

export type InstallationSecrets = Readonly<z.infer<typeof secretsFile>>;

/** The installation's secrets, made at its first start (mode 0600). Throws `unavailable` when they are lost or damaged. */
export async function loadSecrets(paths: InstallationPaths): Promise<InstallationSecrets> {
  const text = await readFile(paths.secrets, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw folderError(error, paths.secrets);
  });
  if (text === undefined) return createSecrets(paths);
  const parsed = secretsFile.safeParse(readJson(text));
  if (!parsed.success) {
    throw new AppError(
      'unavailable',
      `The file ${paths.secrets} is damaged.`,
      'Restore it from a backup: without it the database and what is encrypted in it cannot be opened.',
    );
  }
  await chmod(paths.secrets, 0o600).catch(() => undefined);
  return parsed.data;
}

async function createSecrets(paths: InstallationPaths): Promise<InstallationSecrets> {
  const hasDatabase = await access(paths.postgres).then(
    () => true,
    () => false,
  );
  if (hasDatabase) {
    throw new AppError(
      'unavailable',
      `The file ${paths.secrets} is missing, and the database beside it cannot be opened without it.`,
      'Restore it from a backup, or move the whole folder away to start with an empty one.',
    );
  }
  const secrets = {
    databasePassword: randomBytes(24).toString('hex'),
    sessionSecret: randomBytes(32).toString('base64'),
    encryptionKey: randomBytes(32).toString('base64'),
  };
  await writeFile(paths.secrets, JSON.stringify(secrets, null, 2), { mode: 0o600 }).catch(
    (error: unknown) => {
      throw folderError(error, paths.secrets);
    },
  );
  return secrets;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
