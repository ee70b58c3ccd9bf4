import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Standard output belongs to the program that is being prepared. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}

const sourceFile = /\.(ts|tsx|js|mjs|cjs|json|css|svg|png|ico|woff2|prisma)$/;
const notBuilt = /\.test\.tsx?$|^node_modules$|^generated$|^__fixtures__$/;

/** Hash of the names and bytes of files and folders (relative to the root); missing ones count as missing. */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addPath(hash, path);
  return hash.digest('hex');
}

function addPath(hash, path) {
  const full = join(root, path);
  let entries;
  try {
    entries = readdirSync(full, { withFileTypes: true });
  } catch {
    hash.update(existsSync(full) ? `${path}\0` : `${path} missing\0`);
    if (existsSync(full)) hash.update(readFileSync(full));
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (notBuilt.test(entry.name)) continue;
    if (entry.isDirectory() || sourceFile.test(entry.name)) addPath(hash, `${path}/${entry.name}`);
  }
}

export function readStamp(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

export function writeStamp(path, value) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), value);
}

export function removeStamp(path) {
  rmSync(join(root, path), { force: true });
}
