import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { db } from '../../client';

/** An account whose linking was begun and not finished. */
export interface PendingLink {
  id: string;
  name: string;
  /** Who began, as the audit log has it. */
  startedBy: string | null;
}

/** Accounts that somebody began to link; no other page shows them. */
export async function listPendingLinks(viewer: Viewer): Promise<PendingLink[]> {
  requirePermission(viewer, 'account:link');
  return db().$queryRaw<PendingLink[]>`
    select a.id, a.name, (select e.actor from "AuditEntry" e
      where e.action = 'account.link.start' and e.target = a.id order by e.at desc limit 1) as "startedBy"
    from "Account" a where a.status = 'pending' order by lower(a.name), a.id`;
}
