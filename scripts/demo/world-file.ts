import { readFile, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { now } from '../../lib/clock';
import { AppError } from '../../lib/errors';
import { folderError } from '../../lib/installation/paths';

const worldFile = z.object({
  seed: z.string(),
  /** The day on which the story ends: that of the demo's first start. */
  endsAt: z.iso.datetime(),
  /** True once the whole history is in the database. */
  isFilled: z.boolean(),
});

export type DemoWorld = Readonly<z.infer<typeof worldFile>>;

/** The world of this demo, chosen at its first start. */
export async function loadDemoWorld(path: string): Promise<DemoWorld> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    const endsAt = new Date(Math.floor(now().getTime() / 60_000) * 60_000).toISOString();
    const world = { seed: 'demo', endsAt, isFilled: false };
    await saveDemoWorld(path, world);
    return world;
  }
  try {
    return worldFile.parse(JSON.parse(text));
  } catch {
    throw new AppError(
      'unavailable',
      `The file ${path} is damaged.`,
      'Remove the demo folder: the next start makes a new demo.',
    );
  }
}

export async function saveDemoWorld(path: string, world: DemoWorld): Promise<void> {
  await writeFile(path, JSON.stringify(world, null, 2), { mode: 0o600 }).catch((error: unknown) => {
    throw folderError(error, path);
  });
}
