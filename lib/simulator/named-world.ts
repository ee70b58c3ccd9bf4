import { readFileSync } from 'node:fs';
import { generate } from './generate/generate';
import type { GenerateSpec, SizeName } from './generate/spec';
import { SIZES } from './generate/spec';
import { halyardWorld } from './story/halyard';
import { catalogueWorlds } from './world/catalogue/catalogue';
import { createWorld } from './world/create-world';
import { testWorld } from './world/test-world';
import type { CollectorInfo, World } from './world/types';

/** Which world to play. */
export interface WorldChoice {
  /** `test`, `halyard` (the demo's story), an estate of the catalogue of checks, or a generated size: `S`, `M`, `L`, `XL`. */
  world?: string;
  seed?: string;
  /** ISO time at which a story or generated world stands; default 2026-03-04T14:05:00Z. */
  end?: string;
  /** A generated world of another shape than the four sizes. */
  spec?: GenerateSpec;
  /** Path of a world written as JSON: the parts of createWorld, with `collector.externalIds` by account id. */
  file?: string;
}

const DEFAULT_END = '2026-03-04T14:05:00Z';

type WorldFile = Omit<Parameters<typeof createWorld>[0], 'collector'> & {
  collector: Omit<CollectorInfo, 'externalId'> & { externalIds: Record<string, string> };
};

/** A file is our own, written by a test or script, so its shape is trusted; the fold refuses events that make no sense. */
function worldFromFile(path: string): World {
  const { collector, ...parts } = JSON.parse(readFileSync(path, 'utf8')) as WorldFile;
  return createWorld({
    ...parts,
    collector: { ...collector, externalId: (accountId) => collector.externalIds[accountId] ?? '' },
  });
}

function isSize(name: string): name is SizeName {
  return Object.hasOwn(SIZES, name);
}

/** The world of that name. Throws on a name nobody knows. */
export function namedWorld(choice: WorldChoice): World {
  const { world: name = 'test', seed = 'rolecall', end = DEFAULT_END } = choice;
  if (choice.file !== undefined) return worldFromFile(choice.file);
  const endsAt = Date.parse(end);
  if (Number.isNaN(endsAt)) throw new Error(`not a time: ${end}`);
  if (choice.spec) return generate(seed, choice.spec, endsAt);
  if (isSize(name)) return generate(seed, name, endsAt);
  if (name === 'halyard') return halyardWorld({ seed, endsAt });
  if (name === 'test') return testWorld();
  const catalogue = catalogueWorlds();
  const found = catalogue.find((world) => world.name === name);
  if (found) return found;
  const others = [...catalogue.map((world) => world.name), ...Object.keys(SIZES)];
  throw new Error(`unknown world ${name}: test, halyard, ${others.join(', ')}`);
}
