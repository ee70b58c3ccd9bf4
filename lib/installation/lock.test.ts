import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLockOwner, takeLock } from '@/lib/installation/lock';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('takeLock', () => {
  it('is exclusive until it is released', async () => {
    const path = join(folder, 'lock');
    const lock = await takeLock(path, 'start');
    expect(lock).toMatchObject({ state: 'held', takenOver: false });
    expect(await takeLock(path, 'command')).toMatchObject({ state: 'refused', owner: { pid: process.pid } });
    expect(await readLockOwner(path)).toMatchObject({ purpose: 'start' });
    if (lock.state === 'held') await lock.release();
    expect(await readLockOwner(path)).toBeUndefined();
    expect(await takeLock(path, 'command')).toMatchObject({ state: 'held' });
  });

  it.each([
    ['a dead process', { pid: 2 ** 22 + 1, mark: '1' }],
    ['another process that got the same id', { pid: process.pid, mark: '1' }],
  ])('is taken over from %s', async (_, dead) => {
    const path = join(folder, 'lock');
    await writeFile(path, JSON.stringify({ ...dead, purpose: 'start', since: '2026-01-01T00:00:00Z' }));
    expect(await takeLock(path, 'start')).toMatchObject({ state: 'held', takenOver: true });
  });

  it('is taken over from a file that nobody can read', async () => {
    const path = join(folder, 'lock');
    await writeFile(path, '');
    expect(await takeLock(path, 'start')).toMatchObject({ state: 'held' });
  });
});
