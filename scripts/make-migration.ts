import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withSchemaEngine } from '../lib/db/schema-engine';
import { startTemporaryServer } from '../lib/db/testing/temporary-server';
import { projectRoot } from '../lib/installation/paths';

const schemaFile = join(projectRoot, 'prisma', 'schema.prisma');
const folder = join(projectRoot, 'prisma', 'migrations');
const lockFile = 'provider = "postgresql"\n';

/** Writes the SQL from the schema saved beside the newest migration to today's, as a new migration. */
async function makeMigration(name: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder, { withFileTypes: true });
  const existing = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const last = existing.at(-1);
  const before = last ? await readFile(join(folder, last, 'schema.prisma'), 'utf8') : undefined;
  const sql = await diff(before, await readFile(schemaFile, 'utf8'));
  if (!sql) throw new Error('The schema has not changed since the newest migration.');
  const number = String(Number(last?.slice(0, 4) ?? 0) + 1).padStart(4, '0');
  const target = join(folder, `${number}_${name}`);
  await mkdir(target);
  await writeFile(join(target, 'migration.sql'), sql);
  await copyFile(schemaFile, join(target, 'schema.prisma'));
  await writeFile(join(folder, 'migration_lock.toml'), lockFile);
  return target;
}

async function diff(before: string | undefined, after: string): Promise<string | undefined> {
  const model = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  const server = await startTemporaryServer();
  try {
    const { stdout } = await withSchemaEngine(server.url, (engine) =>
      engine.diff({
        from: before === undefined ? { tag: 'empty' } : model(before),
        to: model(after),
        script: true,
        exitCode: null,
        filters: { externalTables: [], externalEnums: [] },
      }),
    );
    return stdout && !stdout.includes('This is an empty migration') ? stdout : undefined;
  } finally {
    await server.close();
  }
}

const name = process.argv[2] ?? '';
if (/^[a-z0-9_]+$/.test(name)) {
  console.log(await makeMigration(name));
} else {
  console.error(
    'Give the migration a name of small letters, digits and underscores: npm run db:migration -- add_notes',
  );
  process.exitCode = 2;
}
