import { readFileSync } from 'node:fs';

/** True while a process of that id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from a later one with the same id: its start time in ticks since boot.
 * Linux only (`/proc`); empty elsewhere, where the id alone must do.
 */
export function birthMark(pid: number): string {
  return statFields(pid)[19] ?? '';
}

// A killed child of a parent that does not wait for it still answers to signal 0.
function isZombie(pid: number): boolean {
  return statFields(pid)[0] === 'Z';
}

/** Fields of /proc/<pid>/stat after the command, which may itself hold spaces and parentheses. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Asks a process to end and waits; after `patienceMs` it is killed. True when it is gone. */
export async function stopProcess(
  pid: number,
  signal: NodeJS.Signals = 'SIGTERM',
  patienceMs = 10_000,
): Promise<boolean> {
  if (!isAlive(pid)) return true;
  process.kill(pid, signal);
  if (await isGone(pid, patienceMs)) return true;
  process.kill(pid, 'SIGKILL');
  return isGone(pid, 2_000);
}

async function isGone(pid: number, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  while (performance.now() < until) {
    if (!isAlive(pid)) return true;
    await pause(25);
  }
  return !isAlive(pid);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
