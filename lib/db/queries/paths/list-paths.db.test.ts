import { afterAll, beforeEach, describe, expect, it } from 'vitest';
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
import { listPaths } from './list-paths';

afterAll(() => disconnect());

const takenAt = '2026-03-01T14:05:00.000Z';
const now = { kind: 'now' } as const;
let next = 500_000_000_000;
let id: string;
let viewer: Viewer;
const arn = (name: string) => `arn:aws:iam::${id}:user/${name}`;

const text = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['iam:PassRole', 'lambda:*', 'ec2:RunInstances'], Resource: '*' }],
});

function told(step: string, permissions: string[]) {
  const field = (name: string, value: string | number | boolean | string[]) => ({
    field: name,
    value,
    source: 'effective permissions',
    asOf: takenAt,
  });
  return {
    severity: 'high' as const,
    evidence: [
      field('identity', step.split(' ')[0] ?? ''),
      field('steps', [step]),
      field('permissions', permissions),
      field('dependsOnCondition', false),
    ],
  };
}

beforeEach(async () => {
  id = String((next += 1));
  viewer = makeViewer('manager', [id]);
  await createAccount(id, { name: 'payments' });
  const document = hash(text);
  const ana = makeUser(id, 'ana', { inlinePolicies: [{ name: 'deploy', document }] });
  const grant = (service: string, action: string, state: 'used' | 'unused') => ({
    arn: ana.arn,
    service,
    serviceName: service,
    action,
    state,
    lastUsedAt: null,
  });
  await saveSnapshot(
    makeSaveInput(id, takenAt, {
      snapshot: {
        ...makeSnapshot(id, takenAt),
        policyDocuments: { [document]: text },
      },
      projection: makeProjection({
        identityStates: { rows: [ana, makeUser(id, 'bo')], complete: ['user'] },
        grantStates: {
          rows: [
            grant('lambda', '', 'used'),
            grant('lambda', 'lambda:CreateFunction', 'unused'),
            grant('ec2', '', 'unused'),
          ],
          complete: ['*'],
        },
      }),
      checks: {
        'privilege-escalation-paths': [
          makeResult(arn('ana'), 'fail', {
            ...told('user/ana → role/admin by PE-LAMBDA-001, PE-EC2-001', [
              'iam:PassRole',
              'lambda:CreateFunction',
              'lambda:InvokeFunction',
              'ec2:RunInstances',
            ]),
          }),
          makeResult(arn('bo'), 'unknown'),
        ],
      },
    }),
  );
});

describe('listPaths', () => {
  it('tells the ways of an identity with the statements and the use of each call', async () => {
    const { climbers, ways, unknown } = await listPaths(viewer, { at: now });
    expect([climbers.length, ways, unknown]).toEqual([1, 2, 1]);
    expect(climbers[0]).toMatchObject({
      name: 'ana',
      accountName: 'payments',
      severity: 'high',
      conditional: false,
      hops: [{ from: 'user/ana', to: 'role/admin', toIdentityId: null }],
      ways: [
        { id: 'PE-LAMBDA-001', targets: ['role/admin'] },
        { id: 'PE-EC2-001', targets: ['role/admin'] },
      ],
    });
    const calls = climbers[0]?.ways[0]?.calls ?? [];
    expect(calls.map(({ action, unused }) => [action, unused])).toEqual([
      ['iam:PassRole', null],
      ['lambda:CreateFunction', true],
      ['lambda:InvokeFunction', null],
    ]);
    expect(calls[0]?.grants).toMatchObject([{ policy: 'deploy', arn: null, group: null }]);
  });

  it('finds the fewest changes that close all of them', async () => {
    const { cuts } = await listPaths(viewer, { at: now });
    expect(cuts).toEqual([
      {
        kind: 'inline',
        action: 'iam:PassRole',
        name: 'deploy',
        holder: 'ana',
        accountName: 'payments',
        unused: false,
        closes: 2,
        closedSoFar: 2,
        frees: ['ana'],
      },
    ]);
  });

  it('shows the past, and nothing outside the scope of the viewer', async () => {
    const before = { kind: 'past', at: new Date('2026-02-01T00:00:00Z') } as const;
    expect(await listPaths(viewer, { at: before })).toMatchObject({ climbers: [], cuts: [], unknown: 0 });
    const other = makeViewer('analyst', ['999999999999']);
    expect(await listPaths(other, { at: now })).toMatchObject({ climbers: [], unknown: 0 });
  });
});
