import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { formatPolicyRef } from '@/lib/access/policy-ref';
import type { Viewer } from '@/lib/access/viewer';
import { disconnect } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import {
  createAccount,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeSnapshot,
  makeUser,
} from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import { hash } from '@/lib/snapshot/hash';
import type { Projection } from '@/lib/posture/projection/types';
import { simulatePrincipal } from '@/lib/iam/simulate/simulate-principal';
import { getPolicy } from './get-policy';
import { listCarriers } from './list-carriers';
import { listPolicies } from './list-policies';
import { listPolicyFindings } from './list-policy-findings';
import { listPolicyVersions, readPolicyVersion } from './list-policy-versions';
import { readPrincipal } from './read-principal';
import { rightSizeIdentity } from './right-size-identity';
import { rightSizePolicyForAll } from './right-size-policy';

afterAll(() => disconnect());

const first = '2026-03-01T14:05:00.000Z';
const second = '2026-04-01T14:05:00.000Z';
const now = { kind: 'now' } as const;
const past = { kind: 'past', at: new Date('2026-03-15T00:00:00Z') } as const;
const window = { mode: 'action', days: 90 } as const;
let next = 610_000_000_000;
let id: string;
let viewer: Viewer;

const text = (...Action: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
const old = text('s3:*');
const wide = text('s3:*', 'ec2:*');
const own = text('sqs:*');
const bounds = text('s3:*');
const policyArn = () => `arn:aws:iam::${id}:policy/deploy`;
const refOf = () => formatPolicyRef({ kind: 'managed', accountId: id, arn: policyArn() });

function grant(name: string, service: string, action: string, used: string | null) {
  return {
    arn: `arn:aws:iam::${id}:user/${name}`,
    service,
    serviceName: service.toUpperCase(),
    action,
    state: used ? ('used' as const) : ('unused' as const),
    lastUsedAt: used,
  };
}

function project(document: string, version: string): Projection {
  const policy = (arn: string, name: string, body: string, more = {}) => ({
    arn,
    name,
    awsManaged: false,
    defaultVersion: version,
    document: hash(body),
    attachmentCount: 1,
    boundaryUsageCount: 0,
    ...more,
  });
  const attached = [{ name: 'deploy', arn: policyArn() }];
  return makeProjection({
    identityStates: {
      complete: ['*'],
      rows: [
        makeUser(id, 'ana', {
          groups: ['crew'],
          inlinePolicies: [{ name: 'queue', document: hash(own) }],
          permissionsBoundary: `arn:aws:iam::${id}:policy/edge`,
          tags: [{ key: 'team', value: 'blue' }],
        }),
        makeUser(id, 'bob', { groups: ['crew'] }),
        makeUser(id, 'crew', {
          kind: 'group',
          arn: `arn:aws:iam::${id}:group/crew`,
          attachedPolicies: attached,
        }),
      ],
    },
    policyStates: {
      complete: ['*'],
      rows: [
        policy(policyArn(), 'deploy', document),
        policy(`arn:aws:iam::${id}:policy/edge`, 'edge', bounds),
      ],
    },
    grantStates: {
      complete: ['*'],
      rows: [
        grant('ana', 's3', '', '2026-03-30T00:00:00.000Z'),
        grant('ana', 's3', 's3:ListBucket', '2026-03-30T00:00:00.000Z'),
        grant('ana', 's3', 's3:CreateBucket', null),
        grant('ana', 'ec2', '', null),
        grant('ana', 'sqs', '', null),
        grant('bob', 's3', '', '2026-03-29T00:00:00.000Z'),
        grant('bob', 's3', 's3:CreateBucket', '2026-03-29T00:00:00.000Z'),
        grant('bob', 'ec2', '', null),
      ],
    },
  });
}

beforeEach(async () => {
  id = String((next += 1));
  viewer = makeViewer('analyst', [id]);
  await createAccount(id);
  for (const [takenAt, document, version] of [
    [first, old, 'v1'],
    [second, wide, 'v2'],
  ] as const) {
    const policyDocuments = Object.fromEntries([old, wide, own, bounds].map((body) => [hash(body), body]));
    await saveSnapshot(
      makeSaveInput(id, takenAt, {
        snapshot: { ...makeSnapshot(id, takenAt), policyDocuments },
        projection: project(document, version),
        checks: { 'policy-service-wildcard': [makeResult(policyArn(), 'fail')] },
      }),
    );
  }
});

async function identityId(name: string): Promise<string> {
  const carriers = await listCarriers(viewer, {
    policy: await getPolicy(viewer, { ref: refOf(), at: now }),
    at: now,
  });
  return carriers.find((one) => one.name === name)?.id ?? '';
}

describe('policies of the estate', () => {
  it('are found by name and holder, in the scope alone', async () => {
    const found = await listPolicies(viewer, { at: now, q: '', size: 50 });
    expect(found.map(({ kind, name, holder }) => [kind, name, holder])).toEqual([
      ['customer', 'deploy', null],
      ['customer', 'edge', null],
      ['inline', 'queue', 'ana'],
    ]);
    expect(await listPolicies(viewer, { at: now, q: 'ANA', size: 50 })).toMatchObject([{ name: 'queue' }]);
    const other = makeViewer('analyst', []);
    expect(await listPolicies(other, { at: now, q: '', size: 50 })).toEqual([]);
    await expect(getPolicy(other, { ref: refOf(), at: now })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are for analysts and admins to search, and for everybody to read', async () => {
    const manager = { ...viewer, role: 'manager' as const };
    await expect(listPolicies(manager, { at: now, q: '', size: 5 })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(readPrincipal(manager, { identityId: id, at: now })).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect((await getPolicy(manager, { ref: refOf(), at: now })).name).toBe('deploy');
  });

  it('are as they were at the time shown', async () => {
    expect(await getPolicy(viewer, { ref: refOf(), at: now })).toMatchObject({ version: 'v2', text: wide });
    expect(await getPolicy(viewer, { ref: refOf(), at: past })).toMatchObject({ version: 'v1', text: old });
    await expect(
      getPolicy(viewer, { ref: refOf(), at: { kind: 'past', at: new Date('2026-01-01T00:00:00Z') } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(getPolicy(viewer, { ref: 'nonsense', at: now })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('have carriers through groups, those that they bound, and findings', async () => {
    const policy = await getPolicy(viewer, { ref: refOf(), at: now });
    const carriers = await listCarriers(viewer, { policy, at: now });
    expect(carriers.map(({ name, group, isBoundary }) => [name, group, isBoundary])).toEqual([
      ['crew', null, false],
      ['ana', 'crew', false],
      ['bob', 'crew', false],
    ]);
    const edge = formatPolicyRef({ kind: 'managed', accountId: id, arn: `arn:aws:iam::${id}:policy/edge` });
    const bound = await listCarriers(viewer, {
      policy: await getPolicy(viewer, { ref: edge, at: now }),
      at: now,
    });
    expect(bound).toMatchObject([{ name: 'ana', isBoundary: true }]);
    expect(await listPolicyFindings(viewer, { policy, at: now })).toMatchObject([
      { checkId: 'policy-service-wildcard' },
    ]);
  });

  it('have the versions that were in force while they were watched', async () => {
    const policy = await getPolicy(viewer, { ref: refOf(), at: now });
    const versions = await listPolicyVersions(viewer, { policy, at: now });
    expect(versions.map((one) => [one.id, one.isDefault, one.isSeen])).toEqual([
      ['v2', true, true],
      ['v1', false, true],
    ]);
    const [, earlier] = versions;
    expect(earlier && (await readPolicyVersion(viewer, earlier))).toBe(old);
    const then = await getPolicy(viewer, { ref: refOf(), at: past });
    expect((await listPolicyVersions(viewer, { policy: then, at: past })).map((one) => one.id)).toEqual([
      'v1',
    ]);
  });
});

describe('right-sizing', () => {
  it('cuts by the use of one identity', async () => {
    const sizing = await rightSizeIdentity(viewer, {
      identityId: await identityId('ana'),
      at: now,
      ...window,
    });
    expect(sizing.services).toEqual({ granted: 3, used: 1, unused: 2, notTracked: 0 });
    const [queue, deploy] = sizing.policies;
    expect(queue).toMatchObject({ outcome: 'detach', policy: { name: 'queue' } });
    expect(deploy).toMatchObject({ outcome: 'smaller', policy: { group: 'crew' }, others: 1 });
    expect(deploy?.result?.kept).toContain('s3:ListBucket');
    expect(deploy?.result?.removed).toEqual(['ec2:*', 's3:CreateBucket']);
    expect(deploy?.removed[0]).toMatchObject({
      service: 'ec2',
      isWhole: true,
      evidence: { state: 'unused' },
    });
  });

  it('keeps for all carriers what any of them used', async () => {
    const policy = await getPolicy(viewer, { ref: refOf(), at: now });
    const carriers = await listCarriers(viewer, { policy, at: now });
    const use = await rightSizePolicyForAll(viewer, { policy, carriers, at: now, ...window });
    expect(use).toMatchObject({ outcome: 'smaller', carriers: 2, read: 2 });
    expect(use.result?.removed).toEqual(['ec2:*']);
    const unknown = await rightSizePolicyForAll(viewer, {
      policy,
      carriers: [
        ...carriers,
        { id: crypto.randomUUID(), name: 'x', kind: 'role', group: null, isBoundary: false },
      ],
      at: now,
      ...window,
    });
    expect(unknown).toMatchObject({ outcome: 'same', carriers: 3, read: 2 });
  });
});

describe('readPrincipal', () => {
  it('gives all layers that the simulator asks', async () => {
    const principal = await readPrincipal(viewer, { identityId: await identityId('ana'), at: now });
    expect(principal).toMatchObject({
      policies: [{ name: 'queue' }, { name: 'deploy', group: 'crew', ref: refOf() }],
      boundary: { name: 'edge', text: bounds },
      serviceControl: null,
      context: { 'aws:PrincipalTag/team': 'blue' },
    });
    const ask = (action: string) =>
      simulatePrincipal(
        principal,
        { action, resource: '*', context: {}, contextComplete: true },
        new Date(second),
      );
    expect(await ask('s3:ListBucket')).toMatchObject({ decision: 'allowed', conditional: true });
    expect(await ask('ec2:RunInstances')).toMatchObject({
      decision: 'implicitDeny',
      limitedBy: ['boundary'],
    });
  });
});
