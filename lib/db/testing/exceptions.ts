import { realNow } from '@/lib/clock';
import { approveException } from '@/lib/db/commands/exceptions/approve-exception';
import { requestException } from '@/lib/db/commands/exceptions/request-exception';
import { db } from '@/lib/db/client';
import { getFinding } from '@/lib/db/queries/findings/get-finding';
import { saveSnapshot } from '@/lib/db/save-snapshot';
import type { Viewer } from '@/lib/access/viewer';
import type { EvidenceField } from '@/lib/posture/types';
import { createAccount, makeProjection, makeResult, makeSaveInput, makeUser } from './make-save-input';
import { makeViewer } from './make-viewer';

const dayMs = 86_400_000;
const now = { kind: 'now' } as const;
const analyst = makeViewer('analyst');

/** The check that the users of these accounts fail. */
export const checkId = 'user-console-mfa-enabled';
/** A reason that is long enough. */
export const reason = 'A compensating control is in place.';

export interface ScannedUser {
  name: string;
  result?: 'fail' | 'pass';
  /** A fact of the evidence. */
  fact?: string;
  tags?: { key: string; value: string }[];
}

let accounts = 300_000_000_000;
let scans = 0;

/** So many days from now. */
export function inDays(days: number): Date {
  return new Date(realNow().getTime() + days * dayMs);
}

/** A scan of an account that sees these users, each scan a minute after the one before. */
export async function scanUsers(accountId: string, users: ScannedUser[]): Promise<void> {
  const takenAt = new Date(inDays(-1).getTime() + (scans += 1) * 60_000).toISOString();
  const rows = users.map(({ name, tags = [] }) => makeUser(accountId, name, { tags }));
  const evidence = (fact: string): EvidenceField[] => [
    { field: 'created', value: fact, source: 'users', asOf: takenAt },
    { field: 'lastUsed', value: takenAt, source: 'users', asOf: takenAt },
  ];
  await saveSnapshot(
    makeSaveInput(accountId, takenAt, {
      count: scans,
      projection: makeProjection({ identityStates: { rows, complete: ['*'] } }),
      checks: {
        [checkId]: users.map(({ name, result = 'fail', fact = 'x' }) =>
          makeResult(`arn:aws:iam::${accountId}:user/${name}`, result, { evidence: evidence(fact) }),
        ),
      },
    }),
  );
}

/** Two fresh accounts, prod with ann and bob, sandbox with eve; those of earlier tests are removed. */
export async function startExceptionsTest(): Promise<{ account: string; other: string }> {
  await db().exception.deleteMany();
  await db().person.deleteMany();
  await db().account.updateMany({ data: { removedAt: realNow() } });
  const [account, other] = [String((accounts += 1)), String((accounts += 1))];
  await createAccount(account, { name: 'prod' });
  await createAccount(other, { name: 'sandbox' });
  await scanUsers(account, [{ name: 'ann' }, { name: 'bob' }]);
  await scanUsers(other, [{ name: 'eve' }]);
  return { account, other };
}

export function findingOf(accountId: string, name: string) {
  return db().finding.findFirstOrThrow({
    where: { accountId, resource: `arn:aws:iam::${accountId}:user/${name}` },
  });
}

/** The word that is shown for the finding of a user. */
export async function statusOf(accountId: string, name: string): Promise<string> {
  const { id: findingId } = await findingOf(accountId, name);
  return (await getFinding(analyst, { findingId, at: now })).status;
}

/** Kind and reason of each event of a user's finding, newest first. */
export async function historyOf(accountId: string, name: string): Promise<[string, unknown][]> {
  const { id: findingId } = await findingOf(accountId, name);
  const { history } = await getFinding(analyst, { findingId, at: now });
  return history.map(({ kind, detail }) => [kind, detail?.reason ?? null]);
}

/** Asks for an exception of the finding of a user. */
export async function requestFor(
  [accountId, name]: [string, string],
  { viewer = analyst, days = 90 }: { viewer?: Viewer; days?: number } = {},
): Promise<string> {
  const { id } = await findingOf(accountId, name);
  const { exceptionIds } = await requestException(viewer, {
    kind: 'risk-accepted',
    scope: { kind: 'finding', findingIds: [id] },
    reason,
    expiresAt: inDays(days),
  });
  return exceptionIds[0] ?? '';
}

/** An approved exception over more than a finding, for 30 days. */
export async function except(scope: Parameters<typeof requestException>[1]['scope']): Promise<string> {
  const { exceptionIds } = await requestException(analyst, {
    kind: 'compensating-control',
    scope,
    reason,
    expiresAt: inDays(30),
  });
  const exceptionId = exceptionIds[0] ?? '';
  await approveException(makeViewer('admin'), { exceptionId });
  return exceptionId;
}
