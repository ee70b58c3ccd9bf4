import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import { disconnect } from '@/lib/db/client';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import {
  createAccount,
  makeEvaluation,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeSnapshot,
  makeUser,
} from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import type { Change } from '@/lib/posture/types';
import { hash } from '@/lib/snapshot/hash';
import { getComparison } from './get-comparison';

afterAll(() => disconnect());

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}T14:05:00.000Z`;
const at = (n: number) => new Date(day(n));
let next = 400_000_000_000;
let id: string;
let viewer: Viewer;

beforeEach(async () => {
  id = String((next += 1));
  viewer = makeViewer('manager', [id]);
  await createAccount(id, { name: 'payments' });
});

const policyText = (...actions: string[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }] });
const texts = [policyText('sqs:SendMessage'), policyText('sqs:SendMessage', 'sqs:DeleteQueue')];

function change(n: number, more: Partial<Change>): Change {
  const identityArn = `arn:aws:iam::${id}:user/ana`;
  return {
    at: day(n),
    entityKind: 'user',
    entity: identityArn,
    identityArn,
    field: 'path',
    before: null,
    after: null,
    event: null,
    ...more,
  };
}

interface Parts {
  failing: string[];
  changes: Change[];
  text: string;
}

/** A snapshot with user `ana`, an inline policy, some failing resources and the changes that led to it. */
async function save(n: number, { failing, changes, text }: Parts) {
  const document = hash(text);
  const user = makeUser(id, 'ana', { inlinePolicies: [{ name: 'own', document }] });
  await saveSnapshot(
    makeSaveInput(id, day(n), {
      snapshot: {
        ...makeSnapshot(id, day(n), n),
        policyDocuments: { [document]: text },
      },
      evaluation: makeEvaluation(
        day(n),
        { 'user-console-mfa-enabled': failing.map((name) => makeResult(name, 'fail', { severity: 'high' })) },
        { users: n, findings: { critical: 0, high: failing.length, medium: 0, low: 0, info: 0 } },
      ),
      projection: makeProjection({ identityStates: { rows: [user], complete: ['user'] } }),
      changes,
    }),
  );
}

describe('getComparison', () => {
  beforeEach(async () => {
    const [old = '', now = ''] = texts;
    await save(1, { failing: ['a', 'b'], changes: [], text: old });
    await save(2, {
      failing: ['b', 'c'],
      text: old,
      changes: [
        change(2, { field: 'administrator', before: 'none', after: 'full', event: 'administrator-gained' }),
      ],
    });
    await save(3, {
      failing: ['b'],
      text: now,
      changes: [
        change(3, { field: 'administrator', before: 'full', after: 'none', event: 'administrator-lost' }),
        change(3, {
          field: 'inlinePolicies.own',
          before: hash(old),
          after: hash(now),
          event: 'policy-version-changed',
        }),
      ],
    });
  });

  it('sets the numbers of both ends beside each other, and what changed in the end', async () => {
    const comparison = await getComparison(viewer, { from: at(1), to: at(3) });
    expect(comparison).toMatchObject({
      accounts: 1,
      newAccounts: [],
      before: { newestAt: at(1), totals: { users: 1, high: 2 } },
      after: { newestAt: at(3), totals: { users: 3, high: 1 } },
      changes: [{ field: 'inlinePolicies.own', accountName: 'payments', identityName: 'ana' }],
    });
  });

  it('lists findings that are at one end alone', async () => {
    const moved = async (from: number, to: number) => {
      const { findings } = await getComparison(viewer, { from: at(from), to: at(to) });
      return findings.map(({ title, moved: how }) => [title, how]);
    };
    expect(await moved(1, 3)).toEqual([['a fail', 'resolved']]);
    expect(await moved(1, 2)).toEqual([
      ['c fail', 'opened'],
      ['a fail', 'resolved'],
    ]);
  });

  it('reads the texts of a changed policy, and how what it allows moved', async () => {
    const { policies } = await getComparison(viewer, { from: at(2), to: at(3) });
    expect(policies).toMatchObject([
      {
        name: 'own',
        identityName: 'ana',
        before: texts[0],
        after: texts[1],
        movement: { more: 1, fewer: 0, gained: ['sqs:DeleteQueue'] },
      },
    ]);
  });

  it('leaves out and names accounts without a snapshot at the earlier end', async () => {
    const comparison = await getComparison(viewer, { from: new Date('2026-02-01T00:00:00Z'), to: at(3) });
    expect(comparison).toMatchObject({ accounts: 0, newAccounts: ['payments'], changes: [], findings: [] });
    expect(comparison.before.newestAt).toBeNull();
  });

  it('shows nothing of accounts outside the scope of the viewer', async () => {
    const other = makeViewer('analyst', ['999999999999']);
    expect(await getComparison(other, { from: at(1), to: at(3) })).toMatchObject({
      accounts: 0,
      newAccounts: [],
    });
  });
});
