import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { realNow } from '@/lib/clock';
import { frameworks } from '@/lib/posture/compliance/frameworks';
import { attestationOfResult } from '@/lib/posture/findings/attested';
import { db, disconnect } from '../../client';
import { listAttestations } from '../../queries/attestations/list-attestations';
import { listManualResults } from '../../queries/attestations/list-manual-results';
import { saveSnapshot } from '../../save-snapshot';
import { createAccount, makeResult, makeSaveInput } from '../../testing/make-save-input';
import { makeViewer } from '../../testing/make-viewer';
import { createAttestation } from './create-attestation';
import { revokeAttestation } from './revoke-attestation';

const analyst = makeViewer('analyst');
const manager = makeViewer('manager');
const now = { kind: 'now' } as const;
const [first, second] = ['111111111111', '222222222222'] as const;
const elsewhere = makeViewer('analyst', [second]);
// Any check: what it says is made here.
const checkId = 'user-console-mfa-enabled';
const statement = 'Seen in the console, on a screenshot.';
const about = { kind: 'check', checkId } as const;
const root = (id: string) => `arn:aws:iam::${id}:root`;
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(realNow().getTime() + days * dayMs);
const lastAudit = () => db().auditEntry.findFirst({ orderBy: { id: 'desc' } });
const attestedAccounts = async () =>
  (await listManualResults(manager, { at: now, attested: true })).rows.map(({ accountId }) => accountId);

beforeAll(async () => {
  await db().organization.create({ data: { id: 'o-1', managementAccountId: first, rootId: 'r-1' } });
  await db().organizationalUnit.createMany({
    data: [
      { id: 'r-1', organizationId: 'o-1', name: 'Root' },
      { id: 'ou-prod', organizationId: 'o-1', parentId: 'r-1', name: 'Production' },
    ],
  });
  await createAccount(first, { name: 'prod', ouId: 'ou-prod' });
  await createAccount(second, { name: 'sandbox', ouId: 'r-1' });
  for (const id of [first, second]) {
    await saveSnapshot(
      makeSaveInput(id, inDays(-2).toISOString(), {
        checks: {
          [checkId]: [makeResult(root(id), 'manual'), makeResult(root(id), 'manual', { part: 'eu-west-1' })],
        },
      }),
    );
  }
});
beforeEach(() => db().attestation.deleteMany());
afterAll(() => disconnect());

describe('createAttestation', () => {
  it('ends with the time between reviews where it is about a review', async () => {
    const review = { kind: 'check', checkId: 'access-review-current' } as const;
    const made = await createAttestation(analyst, { about: review, scope: `account:${first}`, statement });
    expect(Math.round((made.expiresAt.getTime() - realNow().getTime()) / dayMs)).toBe(180);
  });

  it('speaks for the manual results in its scope until it expires, by the days of the settings', async () => {
    expect((await listManualResults(manager, { at: now, attested: false })).total).toBe(4);
    const made = await createAttestation(analyst, {
      about,
      scope: 'ou:ou-prod',
      statement,
      evidence: 'SEC-12',
    });
    expect(Math.round((made.expiresAt.getTime() - realNow().getTime()) / dayMs)).toBe(365);
    expect(await attestedAccounts()).toEqual([first, first]);
    expect(
      (await listManualResults(manager, { at: { kind: 'past', at: inDays(-1) }, attested: true })).total,
    ).toBe(0);
    expect(
      (await listManualResults(manager, { at: { kind: 'past', at: inDays(366) }, attested: true })).total,
    ).toBe(0);
    expect(await listAttestations(manager, { at: now })).toMatchObject({
      total: 1,
      rows: [
        {
          id: made.id,
          standing: 'in-force',
          scopeName: 'Production',
          results: 2,
          personName: analyst.name,
          evidence: 'SEC-12',
          expiresSoon: false,
        },
      ],
    });
    expect(await lastAudit()).toMatchObject({
      action: 'attestation.create',
      target: made.id,
      after: { checkId, scope: 'ou:ou-prod' },
    });
    const metric = await db().accountMetric.findFirstOrThrow({ where: { accountId: first } });
    expect(metric.values).toMatchObject({ score: 100 });
  });

  it('is found by the query as by the pure function', async () => {
    const parts = { about: { ...about, resource: root(first), part: 'eu-west-1' }, statement };
    await createAttestation(analyst, { ...parts, scope: `account:${first}`, expiresAt: inDays(40) });
    await createAttestation(analyst, { about, scope: `account:${second}`, statement, expiresAt: inDays(20) });
    await createAttestation(analyst, { about, scope: 'ou:ou-prod', statement, expiresAt: inDays(10) });
    const attestations = (await db().attestation.findMany()).map((each) => ({
      ...each,
      at: each.at.toISOString(),
      expiresAt: each.expiresAt.toISOString(),
      revokedAt: each.revokedAt?.toISOString() ?? null,
    }));
    for (const days of [0, 5, 15, 30, 50]) {
      const at = new Date(inDays(days).getTime() + 1_000);
      const { rows } = await listManualResults(manager, { at: { kind: 'past', at } });
      expect(rows).toHaveLength(4);
      for (const row of rows) {
        const ouPath = row.accountId === first ? ['r-1', 'ou-prod'] : ['r-1'];
        const attested = attestationOfResult({ ...row, ouPath }, attestations, at.toISOString());
        expect(row.attestation?.id ?? null).toBe(attested?.id ?? null);
      }
    }
  });

  it('speaks for a requirement of a framework', async () => {
    const framework = frameworks.find(({ requirements }) => requirements.length > 0);
    const requirementId = framework?.requirements[0]?.id ?? '';
    const requirement = { kind: 'requirement', frameworkId: framework?.id ?? '', requirementId } as const;
    await createAttestation(analyst, { about: requirement, scope: 'estate', statement });
    const list = await listAttestations(manager, { at: now, frameworkId: [requirement.frameworkId] });
    expect(list.rows).toMatchObject([{ checkId: null, requirementId, results: 0, scope: 'estate' }]);
    const unknown = { ...requirement, requirementId: 'nothing' };
    await expect(
      createAttestation(analyst, { about: unknown, scope: 'estate', statement }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('needs a manual result, an end within three years, and a statement', async () => {
    const resource = { ...about, resource: 'arn:aws:iam::111111111111:user/ann' };
    await expect(
      createAttestation(analyst, { about: resource, scope: `account:${first}`, statement }),
    ).rejects.toMatchObject({ code: 'precondition' });
    for (const expiresAt of [inDays(-1), inDays(1_096)]) {
      await expect(
        createAttestation(analyst, { about, scope: 'estate', statement, expiresAt }),
      ).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(createAttestation(analyst, { about, scope: 'estate', statement: 'ok' })).rejects.toThrow(
      'Say what holds, in a sentence.',
    );
  });

  it('is not for managers, nor beyond what one sees', async () => {
    const estate = { about, scope: 'estate', statement };
    await expect(createAttestation(manager, estate)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createAttestation(elsewhere, estate)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      createAttestation(elsewhere, { ...estate, scope: `account:${first}` }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await createAttestation(elsewhere, { ...estate, scope: `account:${second}` });
    expect((await listAttestations(makeViewer('manager', [first]), { at: now })).total).toBe(0);
    expect((await listAttestations(elsewhere, { at: now })).total).toBe(1);
  });
});

describe('revokeAttestation', () => {
  it('makes the results manual again, by its author or an admin, once', async () => {
    const { id: attestationId } = await createAttestation(analyst, { about, scope: 'estate', statement });
    expect(await attestedAccounts()).toHaveLength(4);
    const colleague = { ...analyst, name: 'colleague@example.org' };
    await expect(revokeAttestation(colleague, { attestationId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(revokeAttestation(manager, { attestationId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revokeAttestation(elsewhere, { attestationId })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await revokeAttestation(makeViewer('admin'), { attestationId });
    expect(await attestedAccounts()).toEqual([]);
    expect(await lastAudit()).toMatchObject({ action: 'attestation.revoke', target: attestationId });
    const list = await listAttestations(manager, { at: now, standing: ['revoked'] });
    expect(list.rows).toMatchObject([{ revokedBy: 'admin@example.org', results: 0 }]);
    await expect(revokeAttestation(analyst, { attestationId })).rejects.toMatchObject({
      code: 'precondition',
    });
  });
});
