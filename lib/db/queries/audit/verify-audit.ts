import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { auditHash } from '../../audit/emit-audit';
import { db } from '../../client';

export interface AuditVerdict {
  entries: number;
  /** The first entry whose hash does not fit its content or the entry before; null when the chain is whole. */
  brokenAt: { id: string; at: Date } | null;
}

const batchSize = 1_000;

/** Recomputes the chain of the audit log: a changed, removed or slipped-in entry shows. For admins. */
export async function verifyAudit(viewer: Viewer): Promise<AuditVerdict> {
  requirePermission(viewer, 'audit:read');
  let entries = 0;
  let previousHash = '';
  let after = 0n;
  for (;;) {
    const rows = await db().auditEntry.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: batchSize,
    });
    for (const row of rows) {
      const hash = auditHash({ ...row, at: row.at.toISOString() }, previousHash);
      if (row.previousHash !== previousHash || row.hash !== hash) {
        return { entries, brokenAt: { id: String(row.id), at: row.at } };
      }
      previousHash = row.hash;
      after = row.id;
      entries += 1;
    }
    if (rows.length < batchSize) return { entries, brokenAt: null };
  }
}
