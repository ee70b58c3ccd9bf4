import { execFileSync, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { AppError } from '@/lib/errors';

/** Whom Postgres runs as when we are root, which it refuses to run as. */
export interface ServiceUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const userName = 'postgres';

/** Undefined unless root; makes the user when the machine has none. Throws `precondition` where that fails. */
export function findServiceUser(): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? createServiceUser();
}

function lookUp(): ServiceUser | undefined {
  const id = (option: string) => execFileSync('id', [option, userName], { stdio: 'pipe', encoding: 'utf8' });
  try {
    return { name: userName, uid: Number(id('-u')), gid: Number(id('-g')) };
  } catch {
    return undefined;
  }
}

function createServiceUser(): ServiceUser {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', userName],
    ['adduser', '-S', '-D', '-H', userName],
  ];
  for (const [command = '', ...options] of attempts) {
    spawnSync(command, options, { stdio: 'ignore' });
    const user = lookUp();
    if (user) return user;
  }
  throw new AppError(
    'precondition',
    `Postgres refuses to run as root, and the user '${userName}' that it would run as could not be made.`,
    `Run Rolecall as an ordinary user, make that user, or set DATABASE_URL.`,
  );
}

function foldersAbove(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...foldersAbove(parent), path];
}

/**
 * Checks as that user (so that access lists count too) that each folder down to these can be passed.
 * Throws `precondition` naming the first one that is closed.
 */
export function requireReachable(user: ServiceUser, folders: readonly string[]): void {
  const chain = [...new Set(folders.flatMap(foldersAbove))];
  const script = 'for d; do [ -x "$d" ] || { printf %s "$d"; exit 1; }; done';
  const test = spawnSync('/bin/sh', ['-c', script, 'sh', ...chain], {
    uid: user.uid,
    gid: user.gid,
    cwd: '/',
    encoding: 'utf8',
  });
  if (test.status === 0) return;
  const closed = test.stdout || folders[0] || '';
  throw new AppError(
    'precondition',
    `Postgres refuses to run as root, and the user '${user.name}' that it runs as instead cannot pass the folder ${closed}.`,
    `Let that user pass (chmod o+x ${closed}), move Rolecall to a folder such as /opt/rolecall, run it as an ordinary user, or set DATABASE_URL.`,
    { folder: closed, user: user.name },
  );
}
