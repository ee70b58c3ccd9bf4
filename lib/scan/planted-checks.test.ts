import { beforeAll, describe, expect, it } from 'vitest';
import { checks } from '@/lib/posture/checks';
import type { ParameterName } from '@/lib/posture/settings/parameters';
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

/** How long a person's word holds: a check with one of these asks a person, and no resource of AWS makes it pass. */
const termsOfAWord: readonly ParameterName[] = ['attestationDays', 'reviewIntervalDays'];

const needed = (check: Check): (keyof Planted)[] =>
  check.parameters.some((parameter) => termsOfAWord.includes(parameter)) ? ['asks'] : ['fails', 'passes'];

const resultOf = { fails: 'fail', passes: 'pass', asks: 'manual' } as const;

/** What the owner of a world set, by the world's name. */
const settings: Record<string, WorldToScan['settings']> = {
  sound: [{ scope: 'estate', key: 'trustedDelegatedAdmins', value: [CATALOGUE_ACCOUNTS.soundAudit] }],
};

const planted = plantedChecks();
const names = new Map<string, string>(Object.entries(CATALOGUE_ACCOUNTS).map(([name, id]) => [id, name]));
let found: ReadonlyMap<string, readonly FoundResult[]>;

beforeAll(async () => {
  const results: FoundResult[] = [];
  for (const world of catalogueWorlds()) {
    results.push(...(await scanWorld({ world, settings: settings[world.name] })));
  }
  found = Map.groupBy(results, ({ checkId }) => checkId);
}, 60_000);

/** Where a result was found, in the words of the catalogue. */
function placeOf({ accountId, resource, part }: FoundResult): string {
  const place = `${names.get(accountId) ?? accountId} ${resource.split(':').slice(5).join(':')}`;
  return part === undefined ? place : `${place}#${part}`;
}

/** Places with a result; a place without a part stands for each part of its resource. */
function placesWith(id: string, wanted: Result): string[] {
  const places = (found.get(id) ?? []).filter(({ result }) => result === wanted).map(placeOf);
  return [...new Set(places.flatMap((place) => [place, place.split('#')[0] ?? place]))].sort();
}

describe('every check is planted', () => {
  it.each(checks.map((check) => [check.id, check] as const))('%s', (id, check) => {
    const places = planted.get(id);
    if (!places && check.stages.some((stage) => plantedWithTheirStage.has(stage))) return;
    expect(Object.keys(places ?? {})).toEqual(expect.arrayContaining(needed(check)));
    for (const [kind, result] of Object.entries(resultOf)) {
      const place = places?.[kind as keyof Planted];
      if (place) expect(placesWith(id, result)).toContain(place);
    }
  });

  it('names no check that is not there', () => {
    const ids = new Set(checks.map(({ id }) => id));
    expect([...planted.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });
});
