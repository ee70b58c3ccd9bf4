import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collectorRole, collectorUser } from '@/lib/simulator/world/collector-role';
import { createWorld } from '@/lib/simulator/world/create-world';
import { testWorld } from '@/lib/simulator/world/test-world';
import { collectAccount } from './collect-account';
import { fastTiming, linkTo, scanOf, useSimulator, type AwsUnderTest } from './testing/use-simulator';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const account = '200000000001';
const home = { 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' } as const;

function worldOf(partition: keyof typeof home) {
  const at = Date.parse('2024-01-01T00:00:00Z');
  const collector = { ...testWorld().collector, accountId: account };
  return createWorld({
    name: partition,
    seed: partition,
    accounts: [{ id: account, name: 'Elsewhere', email: 'aws@example.com', partition, createdAt: at }],
    collector,
    startsAt: Date.parse('2026-03-04T14:05:00Z'),
    events: [...collectorUser(at, collector), collectorRole({ at, account, partition, collector })],
  });
}

describe.each(['aws-cn', 'aws-us-gov'] as const)('a scan in %s', (partition) => {
  const world = worldOf(partition);
  let aws: AwsUnderTest;
  beforeAll(async () => {
    aws = await useSimulator({ world });
    process.env.AWS_REGION = home[partition];
  });
  afterAll(() => aws.close());

  it('asks the partition’s own regions and reads its ARNs', async () => {
    const { snapshot, stages } = await collectAccount(
      scanOf(account, { link: linkTo(account, world) }),
      fastTiming,
    );
    expect(stages.filter((stage) => stage.state === 'failed' || stage.state === 'partial')).toEqual([]);
    const users = snapshot.users.state === 'read' ? snapshot.users.value : [];
    expect(users.map((user) => user.arn)).toEqual([
      `arn:${partition}:iam::${account}:user/rolecall-collector`,
    ]);
    const regions = new Set(aws.simulator.control.simulation.log.since(0).map((entry) => entry.region));
    expect(regions).toContain(home[partition]);
    expect([...regions].every((region) => region.startsWith(home[partition].split('-')[0] ?? ''))).toBe(true);
    expect(regions).not.toContain('us-east-1');
  });
});
