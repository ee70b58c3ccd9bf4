import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';
import type { ToolRun } from './run-tool';

interface LockEntry {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/**
 * The lock file must name no host, else it installs from there whatever registry a machine is set up for; and it must
 * list the optional packages of every platform, which npm leaves out when it cannot see them, and `npm ci` then refuses.
 */
export async function checkLockFile(): Promise<ToolRun> {
  const text = await readFile(join(projectRoot, 'package-lock.json'), 'utf8');
  const hosts = text.match(/"resolved": "[^"]+"/g) ?? [];
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isListed(packages, path, name))
      .map((name) => `${name} is missing (optional dependency of ${path})`),
  );
  const problems = [...hosts, ...missing];
  return { ok: problems.length === 0, output: problems.slice(0, 20).join('\n') };
}

/** Looks where Node would: in the package's own folder, then in those above. */
function isListed(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  if (`${from}/node_modules/${name}` in packages || `node_modules/${name}` in packages) return true;
  const above = from.lastIndexOf('/node_modules/');
  return above > 0 && isListed(packages, from.slice(0, above), name);
}
