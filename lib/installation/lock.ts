import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { realNow } from '@/lib/clock';
import { folderError } from './paths';
import { birthMark, isAlive } from './processes';

const lockContent = z.object({
  pid: z.number().int(),
  mark: z.string(),
  /** A `command` ends soon by itself, so a start waits for it. */
  purpose: z.enum(['start', 'command']),
  since: z.string(),
});

export type LockOwner = Readonly<z.infer<typeof lockContent>>;

export type LockResult =
  | { readonly state: 'held'; readonly takenOver: boolean; release(): Promise<void> }
  | { readonly state: 'refused'; readonly owner: LockOwner };

/** Takes the installation's lock, also from an owner that is dead; never waits. */
export async function takeLock(path: string, purpose: LockOwner['purpose']): Promise<LockResult> {
  const own: LockOwner = {
    pid: process.pid,
    mark: birthMark(process.pid),
    purpose,
    since: realNow().toISOString(),
  };
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 }).catch((error: unknown) => {
    throw folderError(error, path);
  });
  try {
    return await linkLock(path, draft, false);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whoever holds the lock now and lives; undefined when it is free. */
export async function readLockOwner(path: string): Promise<LockOwner | undefined> {
  const owner = await readOwner(path);
  return owner && isOwnerAlive(owner) ? owner : undefined;
}

// A hard link appears whole or not at all, so nobody reads a half-written lock.
async function linkLock(path: string, draft: string, takenOver: boolean): Promise<LockResult> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      await link(draft, path);
      return { state: 'held', takenOver, release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw folderError(error, path);
    }
    const owner = await readOwner(path);
    if (owner && isOwnerAlive(owner)) return { state: 'refused', owner };
    takenOver = true;
    await removeStale(path, owner, attempt);
  }
  throw folderError(new Error('the lock file changes all the time'), path);
}

/** Moves a dead owner's lock aside; gives back one that a living owner took in between. */
async function removeStale(path: string, dead: LockOwner | undefined, attempt: number): Promise<void> {
  const aside = `${path}.stale-${process.pid}-${attempt}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return;
  const owner = await readOwner(aside);
  const another = owner && (owner.pid !== dead?.pid || owner.mark !== dead.mark);
  if (another && isOwnerAlive(owner)) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function isOwnerAlive(owner: LockOwner): boolean {
  return isAlive(owner.pid) && birthMark(owner.pid) === owner.mark;
}

async function readOwner(path: string): Promise<LockOwner | undefined> {
  try {
    return lockContent.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}
