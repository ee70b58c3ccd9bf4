import { collectAccount } from '@/lib/aws/collect-account';
import {
  fastTiming,
  linkTo,
  scanOf,
  useSimulator as pointAtSimulator,
  type AwsUnderTest,
} from '@/lib/aws/testing/use-simulator';
import type { Collected } from '@/lib/aws/types';
import { loadActionLevels } from '@/lib/iam/actions/action-levels';
import { checks } from '@/lib/posture/checks';
import { judgeSnapshot } from '@/lib/posture/judge-snapshot';
import {
  resolveSettings,
  type SettingOverride,
  type Settings,
} from '@/lib/posture/settings/resolve-settings';
import {
  organizationAdministrators,
  organizationAnalyzers,
  organizationTrails,
  servicesByArn,
} from '@/lib/posture/surroundings';
import type { Baseline, CheckResult } from '@/lib/posture/types';
import type { World } from '@/lib/simulator/world/types';
import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { stageNames, type StageName } from '@/lib/snapshot/stage';

const dayMs = 86_400_000;
/** Longer ago than a baseline has to be. */
const baselineDays = 100;
const baselineStages: readonly StageName[] = ['authorization-details', 'last-accessed'];

export interface WorldToScan {
  world: World;
  /** Ids of the accounts to scan; default all. */
  accountIds?: readonly string[];
  /** What the owner of the estate set, as rows of overrides. */
  settings?: readonly SettingOverride[];
}

/** One result of a check on one resource of one account. */
export interface FoundResult extends CheckResult {
  checkId: string;
  accountId: string;
}

/**
 * Scans the accounts of a world over the wire as its collector would, with every stage and every check on, and judges
 * what came back. A first scan lies far enough back to compare with.
 */
export async function scanWorld(input: WorldToScan): Promise<FoundResult[]> {
  const aws = await pointAtSimulator({ world: input.world });
  try {
    const { startsAt } = input.world;
    const earlier = await scanAll(aws, input, {
      at: startsAt - baselineDays * dayMs,
      stages: baselineStages,
    });
    const newest = await scanAll(aws, input, { at: startsAt, stages: stageNames });
    return await judgeAll(newest, { earlier, settings: settingsOf(input) });
  } finally {
    await aws.close();
  }
}

async function scanAll(
  { simulator }: AwsUnderTest,
  { world, accountIds = world.accounts.map(({ id }) => id) }: WorldToScan,
  { at, stages }: { at: number; stages: readonly StageName[] },
): Promise<Collected[]> {
  simulator.control.simulation.clock.set(at);
  const takenAt = new Date(at).toISOString();
  const collected: Collected[] = [];
  for (const id of accountIds) {
    const given = { link: linkTo(id, world), takenAt, stages: new Set(stages), limits: 'off' } as const;
    collected.push(await collectAccount(scanOf(id, given), fastTiming));
  }
  return collected;
}

/** Every check is on, besides what the owner set. */
function settingsOf({ settings = [] }: WorldToScan): Settings {
  const switches = checks.map(({ id }) => ({ scope: 'estate', key: `check:${id}`, value: true }));
  return resolveSettings([...switches, ...settings], { accountId: null, ouPath: [] });
}

async function judgeAll(
  collected: readonly Collected[],
  { earlier, settings }: { earlier: readonly Collected[]; settings: Settings },
): Promise<FoundResult[]> {
  const actions = await loadActionLevels();
  const snapshots = collected.map(({ snapshot }) => snapshot);
  const organization = collected.find((one) => one.organization)?.organization ?? null;
  const administrators = new Set(organization ? organizationAdministrators(organization) : []);
  const administering = snapshots.filter(({ accountId }) => administrators.has(accountId));
  const surroundings = {
    organization,
    linkedAccountIds: new Set(snapshots.map(({ accountId }) => accountId)),
    organizationAnalyzers: organizationAnalyzers(administering.map(({ externalAccess }) => externalAccess)),
    organizationTrails: organizationTrails(administering.map(({ trails }) => trails)),
    actions,
  };
  return snapshots.flatMap((snapshot, index) => {
    const baseline = baselineOf(earlier[index]?.snapshot);
    const { evaluation } = judgeSnapshot({
      snapshot,
      surroundings: { ...surroundings, baseline },
      before: null,
      settings,
    });
    const { accountId } = snapshot;
    return evaluation.results.flatMap(({ checkId, results }) =>
      results.map((result) => ({ ...result, checkId, accountId })),
    );
  });
}

function baselineOf(snapshot: AccountSnapshot | undefined): Baseline | null {
  const identities = snapshot && valueOf(snapshot.lastAccessed);
  return identities ? { takenAt: snapshot.takenAt, services: servicesByArn(identities) } : null;
}
