import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import type { IdentityKind } from '@/lib/posture/projection/types';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { contains } from '../../sql/list';
import { accountsOf, seenAccounts } from '../../sql/seen-accounts';

export interface SearchResults {
  accounts: { id: string; name: string }[];
  identities: { id: string; name: string; arn: string; kind: IdentityKind; accountName: string }[];
  findings: { id: string; title: string; checkId: string; severity: string; accountName: string }[];
}

const perGroup = 8;

/** What the palette finds: accounts, current identities and open findings by name, id or ARN; best matches first. */
export async function searchEverything(viewer: Viewer, { q }: { q: string }): Promise<SearchResults> {
  requirePermission(viewer, 'posture:read');
  const text = q.trim().replace(/(?<=\d) (?=\d)/g, '');
  if (text.length < 2) return { accounts: [], identities: [], findings: [] };
  const seen = seenAccounts(viewer, {}, { kind: 'now' });
  const startsWith = (column: Prisma.Sql) => Prisma.sql`starts_with(lower(${column}), lower(${text})) desc`;
  const match = (columns: Prisma.Sql[]) => contains(columns, text) ?? Prisma.sql`true`;
  const [accounts, identities, findings] = await Promise.all([
    db().$queryRaw<SearchResults['accounts']>`
      select a.id, a.name from "Account" a
      where ${accountsOf(viewer, {})} and ${match([Prisma.sql`a.name`, Prisma.sql`a.id`])}
      order by ${startsWith(Prisma.sql`a.name`)}, lower(a.name), a.id limit ${perGroup}`,
    db().$queryRaw<SearchResults['identities']>`
      with ${seen} select n.id, n.name, n.arn, n.kind, s.name as "accountName" from seen s
      join "Identity" n on n."accountId" = s."accountId"
      where ${match([Prisma.sql`n.name`, Prisma.sql`n.arn`])}
        and exists (select 1 from "IdentityState" i where i."identityId" = n.id and i."validTo" is null)
      order by ${startsWith(Prisma.sql`n.name`)}, length(n.name), lower(n.name), n.id limit ${perGroup}`,
    db().$queryRaw<SearchResults['findings']>`
      with ${seen} select f.id, f.title, f."checkId", f.severity, s.name as "accountName" from seen s
      join "Finding" f on f."accountId" = s."accountId" and f.state = 'open'
      where ${match([Prisma.sql`f.title`, Prisma.sql`f."checkId"`, Prisma.sql`f.resource`])}
      order by ${startsWith(Prisma.sql`f."checkId"`)}, f."firstSeenAt" desc, f.id limit ${perGroup}`,
  ]);
  return { accounts, identities, findings };
}
