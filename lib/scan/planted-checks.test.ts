import { beforeAll, describe, expect, it } from 'vitest';
import { checks } from '@/lib/posture/checks';
import { attestationTerms } from '@/lib/posture/findings/attestation-term';
import type { Check, Result } from '@/lib/posture/types';
import { catalogueWorlds, plantedChecks } from '@/lib/simulator/world/catalogue/catalogue';
import { CATALOGUE_ACCOUNTS, type Planted } from '@/lib/simulator/world/catalogue/topic';
import type { StageName } from '@/lib/snapshot/stage';
import { scanWorld, type FoundResult, type WorldToScan } from './testing/scan-world';

/** Their resources are planted with the stage itself, in the test world, and judged by the tests of the stage. */
const plantedWithTheirStage: ReadonlySet<StageName> = new Set([
  'identity-center',
  'login-profiles',
  'root-session',
  'sign-ins',
  'policy-validation',
  'exposed-keys',
  'web-endpoints',
  'spend',
  'advice',
  'workloads',
]);

/** A check that asks a person: no resource of AWS makes it pass. */
const needed = ({ parameters }: Check): (keyof Planted)[] =>
  attestationTerms.some((term) => parameters.includes(term)) ? ['asks'] : ['fails', 'passes'];

const kinds = ['fails', 'passes', 'asks'] as const;
const resultOf = { fails: 'fail', passes: 'pass', asks: 'manual' } as const;

/** What is scanned: each world with what its owner set. */
const worlds: readonly WorldToScan[] = catalogueWorlds().map((world) => ({
  world,
  settings: [{ scope: 'estate', key: 'trustedDelegatedAdmins', value: [CATALOGUE_ACCOUNTS.soundAudit] }],
}));

const planted = plantedChecks();
const names = new Map(worlds.flatMap(({ world }) => world.accounts.map(({ id, name }) => [id, name])));
let found: ReadonlyMap<string, readonly FoundResult[]>;

beforeAll(async () => {
  const results: FoundResult[] = [];
  for (const world of worlds) results.push(...(await scanWorld(world)));
  found = Map.groupBy(results, ({ checkId }) => checkId);
}, 60_000);

/** Where a result was found, in the words of the catalogue. */
function placeOf({ accountId, resource, part }: FoundResult): string {
  const place = `${names.get(accountId) ?? accountId} ${resource.split(':').slice(5).join(':')}`;
  return part === undefined ? place : `${place}#${part}`;
}

/** What came out at a place, each result once; a place without a part stands for all parts of its resource. */
function resultsAt(id: string, wanted: string): Result[] {
  const here = (found.get(id) ?? []).filter((result) => {
    const place = placeOf(result);
    return place === wanted || place.startsWith(`${wanted}#`);
  });
  return [...new Set(here.map(({ result }) => result))];
}

/** For whom a place does not say what it should: where the check found anything of that kind. */
function placesWith(id: string, wanted: Result): string {
  const places = (found.get(id) ?? []).filter(({ result }) => result === wanted).map(placeOf);
  return `${wanted} is at: ${places.join(', ') || 'no place'}`;
}

describe('every check is planted', () => {
  const due = checks.filter(
    ({ id, stages }) => planted.has(id) || !stages.some((stage) => plantedWithTheirStage.has(stage)),
  );

  it.each(due.map((check) => [check.id, check] as const))('%s', (id, check) => {
    const places = planted.get(id) ?? {};
    expect(Object.keys(places)).toEqual(expect.arrayContaining(needed(check)));
    for (const kind of kinds) {
      const place = places[kind];
      if (place) expect(resultsAt(id, place), placesWith(id, resultOf[kind])).toEqual([resultOf[kind]]);
    }
  });

  it('names no check that is not there', () => {
    const ids = new Set(checks.map(({ id }) => id));
    expect([...planted.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });
});
