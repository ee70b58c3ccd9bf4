import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { commandLineViewer } from '@/lib/access/viewer';
import { db, disconnect } from '../client';
import { changeSetting } from '../commands/settings/change-setting';
import { triageFindings } from '../commands/findings/triage-findings';
import { findingFacets } from '../queries/findings/count-finding-facets';
import { getFinding } from '../queries/findings/get-finding';
import { listFindings } from '../queries/findings/list-findings';
import { saveEvaluation } from '../save-evaluation';
import { saveSnapshot } from '../save-snapshot';
import {
  createAccount,
  makeEvaluation,
  makeProjection,
  makeResult,
  makeSaveInput,
  makeSnapshot,
} from '../testing/make-save-input';
import { makeViewer } from '../testing/make-viewer';
import type { CheckResult } from '@/lib/posture/types';
import { renewDueDatesOf } from './set-due-dates';

const viewer = makeViewer('analyst');
const now = { kind: 'now' } as const;
const at = (n: number) => new Date(Date.UTC(2026, 2, n, 12));
const day = (n: number) => at(n).toISOString();
/** A moment after the scan of a day and before the next. */
const past = (n: number) => ({ kind: 'past', at: new Date(at(n).getTime() + 3_600_000) }) as const;
const arn = 'arn:aws:iam::1:user/ann';
let id: string;
let next = 500_000_000_000;

beforeEach(async () => {
  await db().account.updateMany({ data: { removedAt: at(1) } });
  await db().setting.deleteMany();
  id = String((next += 1));
  await createAccount(id);
});
afterAll(() => disconnect());

const save = (n: number, checks: Record<string, CheckResult[]>) =>
  saveSnapshot(makeSaveInput(id, day(n), { count: n, checks }));
const fail = (severity: 'high' | 'critical' | 'info' = 'high') => makeResult(arn, 'fail', { severity });
const finding = () => db().finding.findFirstOrThrow({ where: { accountId: id } });

describe('due dates', () => {
  it('are set by a scan, and stand in the past as they stood', async () => {
    await save(1, { mfa: [fail()] });
    expect(await finding()).toMatchObject({ dueAt: at(31) });
    await save(2, { mfa: [fail('critical')] });
    expect(await finding()).toMatchObject({ dueAt: at(8) });
    await save(3, { mfa: [makeResult(arn, 'pass')] });
    await save(10, { mfa: [fail('critical')] });
    expect(await finding()).toMatchObject({ dueAt: at(17), reopenedAt: at(10) });
    const dues = async (n: number) =>
      (await listFindings(viewer, { at: past(n) })).rows.map(({ dueAt, status }) => [dueAt, status]);
    expect(await dues(1)).toEqual([[at(31), 'open']]);
    expect(await dues(2)).toEqual([[at(8), 'open']]);
    expect(await dues(3)).toEqual([]);
    expect(await dues(10)).toEqual([[at(17), 'reopened']]);
  });

  it('filter and count against the moment shown', async () => {
    await save(1, { mfa: [fail('critical')], keys: [fail()], tags: [fail('info')] });
    const due = async (n: number) => (await findingFacets(viewer, { at: past(n) })).due;
    expect(await due(1)).toEqual({ overdue: 0, 'within-7': 1, 'within-30': 2, none: 1 });
    expect(await due(9)).toEqual({ overdue: 1, 'within-7': 0, 'within-30': 1, none: 1 });
    const overdue = await listFindings(viewer, { at: past(9), due: ['overdue', 'none'] });
    expect(overdue.rows.map(({ checkId, overdue: isOver }) => [checkId, isOver])).toEqual([
      ['mfa', true],
      ['tags', false],
    ]);
    const sorted = await listFindings(viewer, { at: past(1), sort: { column: 'due', direction: 'asc' } });
    expect(sorted.rows.map(({ checkId }) => checkId)).toEqual(['mfa', 'keys', 'tags']);
  });

  it('follow the settings of the account by a job, and the next scan knows', async () => {
    await save(1, { mfa: [fail()] });
    await changeSetting(commandLineViewer, { scope: `account:${id}`, key: 'dueHighDays', value: 5 });
    const jobs = await db().$queryRaw<{ payload: unknown }[]>`
      select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'renew-due-dates'`;
    expect(jobs).toMatchObject([{ payload: { accountIds: [id] } }]);
    expect(await renewDueDatesOf(id)).toBe(1);
    expect(await renewDueDatesOf(id)).toBe(0);
    expect(await finding()).toMatchObject({ dueAt: at(6) });
    await save(2, { mfa: [makeResult(arn, 'fail', { evidence: [evidence('y')] })] });
    expect(await finding()).toMatchObject({ dueAt: at(6) });
    await save(3, { mfa: [makeResult(arn, 'unknown')] });
    expect(await finding()).toMatchObject({ dueAt: at(6), notCheckedSince: at(3) });
  });
});

const evidence = (value: string) => ({ field: 'created', value, source: 'users', asOf: day(1) });

describe('a check that is switched off', () => {
  it('ends its findings, told apart from those that are mended, and brings them back', async () => {
    await save(1, { mfa: [fail()] });
    const { resolved } = await save(2, { other: [] });
    expect(resolved).toBe(0);
    const { id: findingId } = await finding();
    expect(await getFinding(viewer, { findingId, at: now })).toMatchObject({
      status: 'resolved',
      endedBy: 'check-switched-off',
      resolvedAt: at(2),
    });
    expect((await listFindings(viewer, { at: past(2) })).total).toBe(0);
    await save(3, { mfa: [fail()] });
    await save(4, { mfa: [makeResult(arn, 'pass')] });
    const mended = await listFindings(viewer, { at: now, status: ['resolved'] });
    expect(mended.rows).toMatchObject([{ status: 'resolved', endedBy: 'resolved' }]);
    expect(await getFinding(viewer, { findingId, at: past(3) })).toMatchObject({ status: 'reopened' });
    expect(await getFinding(viewer, { findingId, at: past(2) })).toMatchObject({
      endedBy: 'check-switched-off',
    });
  });
});

describe('a re-evaluation', () => {
  const judgeAgain = (n: number, result: CheckResult) =>
    saveEvaluation({
      snapshot: makeSnapshot(id, day(n), n),
      evaluation: makeEvaluation(day(n), { mfa: [result] }),
      projection: makeProjection(),
      settingsHash: 'stricter',
    });

  it('writes severity, due date and evidence anew, and leaves what people did', async () => {
    await save(1, { mfa: [fail()] });
    await save(2, { mfa: [fail('critical')] });
    const { id: findingId, evidenceHash } = await finding();
    await triageFindings(viewer, { findingIds: [findingId], triage: 'remediating' });
    await judgeAgain(2, makeResult(arn, 'fail', { evidence: [evidence('z')] }));
    const after = await finding();
    expect(after).toMatchObject({ severity: 'high', dueAt: at(31), triage: 'remediating' });
    expect(after.evidenceHash).not.toBe(evidenceHash);
    await judgeAgain(2, fail('critical'));
    expect(await finding()).toMatchObject({ severity: 'critical', dueAt: at(8), evidenceHash });
  });
});

describe('pages of the past', () => {
  it('show no triage of later', async () => {
    await save(1, { mfa: [fail()] });
    const { id: findingId } = await finding();
    await triageFindings(viewer, { findingIds: [findingId], triage: 'in-review' });
    expect((await listFindings(viewer, { at: now })).rows).toMatchObject([{ status: 'in-review' }]);
    expect((await listFindings(viewer, { at: past(1) })).rows).toMatchObject([{ status: 'open' }]);
    expect((await listFindings(viewer, { at: past(1), triage: ['in-review'] })).total).toBe(0);
  });
});
