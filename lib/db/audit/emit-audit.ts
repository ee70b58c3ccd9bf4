import { createHash } from 'node:crypto';
import type { Viewer } from '@/lib/access/viewer';
import { now } from '@/lib/clock';
import type { Db } from '../client';

/** Any number that no other advisory lock here uses: it puts audit entries in one line. */
const auditLock = 7_206_001;

export interface AuditedAction {
  /** `noun.verb`, for example `account.link`. */
  action: string;
  target: string | null;
  before?: object | null;
  after?: object | null;
}

/**
 * Appends to the audit log, in the transaction of the change itself. Each entry's hash covers its content and the
 * hash before it, so that a changed or removed entry shows (see `verifyAudit`). Never pass a secret.
 */
export async function emitAudit(tx: Db, viewer: Viewer, audited: AuditedAction): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(${auditLock})`;
  const last = await tx.auditEntry.findFirst({ orderBy: { id: 'desc' }, select: { hash: true } });
  const entry: AuditContent = {
    at: now().toISOString(),
    actor: viewer.name,
    actorKind: viewer.kind,
    actorId: viewer.id,
    action: audited.action,
    target: audited.target,
    before: plain(audited.before),
    after: plain(audited.after),
    from: viewer.from,
  };
  const previousHash = last?.hash ?? '';
  const hash = auditHash(entry, previousHash);
  await tx.$executeRaw`
    insert into "AuditEntry" (at, actor, "actorKind", "actorId", action, target, before, after, "from", "previousHash", hash)
    values (${entry.at}::timestamptz, ${entry.actor}, ${entry.actorKind}, ${entry.actorId}, ${entry.action}, ${entry.target},
      ${text(entry.before)}::jsonb, ${text(entry.after)}::jsonb, ${entry.from}, ${previousHash}, ${hash})`;
}

/** What an entry's hash covers. */
export interface AuditContent {
  at: string;
  actor: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  target: string | null;
  before: unknown;
  after: unknown;
  from: string | null;
}

/** SHA-256 over the hash before and the entry in one fixed form; JSON members are sorted, as Postgres reorders them. */
export function auditHash(entry: AuditContent, previousHash: string): string {
  const { at, actor, actorKind, actorId, action, target, before, after, from } = entry;
  const parts = [at, actor, actorKind, actorId, action, target, sorted(before), sorted(after), from];
  return createHash('sha256').update(previousHash).update(JSON.stringify(parts)).digest('hex');
}

function plain(value: object | null | undefined): unknown {
  return value ? (JSON.parse(JSON.stringify(value)) as unknown) : null;
}

function text(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
