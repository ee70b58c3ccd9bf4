import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/access/viewer';
import { db, disconnect } from '@/lib/db/client';
import { removeFramework } from '@/lib/db/commands/frameworks/remove-framework';
import { saveFramework } from '@/lib/db/commands/frameworks/save-framework';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import { createAccount, makeResult, makeSaveInput } from '@/lib/db/testing/make-save-input';
import { makeViewer } from '@/lib/db/testing/make-viewer';
import type { Result } from '@/lib/posture/types';
import { compareStandings } from './compare-standings';
import { getComplianceTrend } from './get-compliance-trend';
import { getCompliance, getFrameworkStanding } from './get-compliance';
import { getRequirement } from './get-requirement';
import { listCompliance } from './list-compliance';

afterAll(() => disconnect());

const at = { kind: 'now' } as const;
const admin = makeViewer('admin');
let next = 400_000_000_000;
let first: string;
let second: string;
let viewer: Viewer;

const own = {
  id: 'own-1',
  name: 'Own',
  version: '1',
  publisher: 'Us',
  url: '',
  requirements: [
    { id: 'R1', title: 'MFA', section: 'Access', checks: ['root-mfa-enabled', 'user-console-mfa-enabled'] },
    { id: 'R2', title: 'Keys', section: 'Access', checks: ['access-key-rotation'] },
    { id: 'R3', title: 'Cleaners are vetted', section: 'Office', checks: [] },
  ],
};

async function save(account: string, root: Result, users: Result) {
  await saveSnapshot(
    makeSaveInput(account, '2026-03-01T00:00:00Z', {
      checks: {
        'root-mfa-enabled': [makeResult(`arn:aws:iam::${account}:root`, root, { severity: 'critical' })],
        'user-console-mfa-enabled': [makeResult(`arn:aws:iam::${account}:user/ann`, users)],
      },
    }),
  );
}

beforeEach(async () => {
  first = String((next += 1));
  second = String((next += 1));
  viewer = makeViewer('manager', [first, second]);
  await createAccount(first, { name: 'first' });
  await createAccount(second, { name: 'second' });
  await saveFramework(admin, { framework: own });
});

describe('compliance', () => {
  it('judges every framework by the same results', async () => {
    await save(first, 'pass', 'fail');
    await save(second, 'pass', 'unknown');
    const all = await getCompliance(viewer, { at });
    const mine = all.find(({ framework }) => framework.id === 'own-1');
    expect(mine).toMatchObject({
      counts: { fail: 1, off: 1, manual: 1, pass: 0 },
      percent: 0,
      custom: { createdBy: admin.name },
    });
    expect(all.length).toBeGreaterThan(15);
  });

  it('shows a requirement in each account, worst first', async () => {
    await save(first, 'pass', 'pass');
    await save(second, 'unknown', 'pass');
    const params = { at, frameworkId: 'own-1', requirementId: 'R1' };
    const { outcome, accounts } = await getRequirement(viewer, params);
    expect(outcome.status).toBe('unknown');
    expect(accounts.map((account) => [account.name, account.outcome.status])).toEqual([
      ['second', 'unknown'],
      ['first', 'pass'],
    ]);
    const inFirst = await getRequirement(viewer, { ...params, accountId: first });
    expect(inFirst.outcome.status).toBe('pass');
  });

  it('takes a person at their word where there is no check', async () => {
    await save(first, 'pass', 'pass');
    await db().attestation.create({
      data: {
        frameworkId: 'own-1',
        requirementId: 'R3',
        scope: `account:${first}`,
        statement: 'Seen the papers.',
        personName: 'ana',
        at: new Date(0),
        expiresAt: new Date(Date.now() + 86_400_000),
      },
    });
    const statusIn = async (accountId: string) =>
      (await getFrameworkStanding(viewer, { at, frameworkId: 'own-1', accountId })).outcome.requirements[2]
        ?.status;
    expect(await statusIn(first)).toBe('pass');
    expect(await statusIn(second)).toBe('manual');
  });

  it('lists the requirements of frameworks, by status and text, page by page', async () => {
    await save(first, 'pass', 'fail');
    const list = (more = {}) => listCompliance(viewer, { at, framework: ['own-1'], ...more });
    expect((await list()).rows).toMatchObject([
      { requirementId: 'R1', status: 'fail', breaches: 1, pass: 1, checks: own.requirements[0]?.checks },
      { requirementId: 'R2', status: 'off', breaches: 0 },
      { requirementId: 'R3', status: 'manual', checks: [] },
    ]);
    const ids = async (more: object) => (await list(more)).rows.map(({ requirementId }) => requirementId);
    expect(await ids({ status: ['fail', 'manual'] })).toEqual(['R1', 'R3']);
    expect(await ids({ q: 'keys' })).toEqual(['R2']);
    expect(await list({ page: 2, size: 2 })).toMatchObject({ rows: [{ requirementId: 'R3' }], total: 3 });
    expect((await listCompliance(viewer, { at })).total).toBeGreaterThan(500);
    await expect(list({ framework: ['nonsense'] })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('nonsense') as unknown,
    });
  });

  it('knows the other versions of a framework', async () => {
    const { otherVersions } = await getFrameworkStanding(viewer, { at, frameworkId: 'cis-aws-3.0' });
    expect(otherVersions.map(({ version }) => version)).toContain('7.0');
  });

  it('tells how a framework stood over time, and nothing before the first scan', async () => {
    await save(first, 'fail', 'pass');
    await saveSnapshot(
      makeSaveInput(first, '2026-03-11T00:00:00Z', {
        checks: {
          'root-mfa-enabled': [makeResult(`arn:aws:iam::${first}:root`, 'pass', { severity: 'critical' })],
          'user-console-mfa-enabled': [makeResult(`arn:aws:iam::${first}:user/ann`, 'pass')],
        },
      }),
    );
    const points = await getComplianceTrend(viewer, {
      frameworkId: 'own-1',
      accountId: first,
      to: new Date('2026-03-12T12:00:00Z'),
      days: 24,
    });
    const percents = points.map(({ at: day, percent }) => [day.toISOString().slice(5, 10), percent]);
    expect(percents).toEqual([
      ...['02-16', '02-18', '02-20', '02-22', '02-24', '02-26', '02-28'].map((day) => [day, null]),
      ...['03-02', '03-04', '03-06', '03-08', '03-10'].map((day) => [day, 0]),
      ['03-12', 100],
    ]);
    expect(points[0]?.counts).toBeNull();
    expect(points.at(-1)?.counts).toMatchObject({ pass: 1, manual: 1, off: 1 });
    await expect(
      getComplianceTrend(viewer, { frameworkId: 'nonsense', to: new Date(), days: 90 }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('compares two frameworks with how both stand', async () => {
    await save(first, 'pass', 'fail');
    const [R1, , R3] = own.requirements;
    const after = {
      ...own,
      id: 'own-2',
      version: '2',
      requirements: [
        { ...R1, checks: ['root-mfa-enabled'] },
        { ...R3, id: 'R4' },
        { id: 'R5', title: 'Console MFA', section: 'Access', checks: ['user-console-mfa-enabled'] },
      ],
    };
    await saveFramework(admin, { framework: after });
    const compare = (before: string, to: string) => compareStandings(viewer, { at, before, after: to });
    const { changes, beforeOutcome, afterOutcome } = await compare('own-1', 'own-2');
    expect(changes.map(({ kind, beforeStatus, afterStatus }) => [kind, beforeStatus, afterStatus])).toEqual([
      ['changed', 'fail', 'pass'],
      ['moved', 'manual', 'manual'],
      ['added', null, 'fail'],
      ['removed', 'off', null],
    ]);
    expect([beforeOutcome.percent, afterOutcome.percent]).toEqual([0, 50]);
    await expect(compare('own-1', 'own-1')).rejects.toMatchObject({ code: 'invalid' });
    await expect(compare('own-1', 'nonsense')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says what there is not', async () => {
    await expect(getFrameworkStanding(viewer, { at, frameworkId: 'nonsense' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const params = { at, frameworkId: 'own-1', requirementId: 'R9' };
    await expect(getRequirement(viewer, params)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('frameworks of one’s own', () => {
  it('are changed and removed by admins alone, on the record', async () => {
    await saveFramework(admin, { framework: { ...own, version: '2' } });
    expect(await db().customFramework.findUnique({ where: { id: 'own-1' } })).toMatchObject({ version: '2' });
    expect(
      await db().auditEntry.count({ where: { action: 'framework.change', target: 'own-1' } }),
    ).toBeGreaterThan(0);
    await expect(saveFramework(admin, { framework: own, replace: false })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(saveFramework(makeViewer('analyst'), { framework: own })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await removeFramework(admin, { id: 'own-1' });
    await expect(removeFramework(admin, { id: 'own-1' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuse what cannot be judged, and the id of one that ships', async () => {
    const broken = { ...own, requirements: [{ ...own.requirements[0], checks: ['nonsense'] }] };
    await expect(saveFramework(admin, { framework: broken })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('nonsense'),
    });
    await expect(saveFramework(admin, { framework: { ...own, id: 'aws-fsbp' } })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});
