import type { AsOf } from '@/lib/access/as-of';
import { db } from '../../client';
import { Prisma } from '../../generated/client';
import { loadPolicyDocument } from '../../load-snapshot';
import { validAt } from '../../sql/seen-accounts';

export interface IdentityPolicy {
  name: string;
  via: 'managed' | 'inline' | 'group-managed' | 'group-inline';
  arn: string | null;
  /** Name of the group that gives it. */
  group: string | null;
  awsManaged: boolean;
  version: string | null;
  /** The text as AWS gave it; null when it was not read. */
  document: string | null;
}

export interface PolicyContext {
  /** `seen as (…)` of the identity's account. */
  seen: Prisma.Sql;
  at: AsOf;
}

export interface PolicySources {
  groupNames: readonly string[];
  attachedPolicies: readonly { name: string; arn: string }[];
  inlinePolicies: readonly { name: string; document: string }[];
}

/** The policies that an identity has itself and through its groups, with their texts. */
export async function readIdentityPolicies(
  context: PolicyContext,
  own: PolicySources,
): Promise<IdentityPolicy[]> {
  const groups =
    own.groupNames.length === 0
      ? []
      : await db().$queryRaw<
          {
            name: string;
            attachedPolicies: { name: string; arn: string }[];
            inlinePolicies: { name: string; document: string }[];
          }[]
        >`
        with ${context.seen}
        select i.name, i."attachedPolicies", i."inlinePolicies" from seen s
        join "IdentityState" i on i."accountId" = s."accountId"
        where i.kind = 'group' and i.name in (${Prisma.join([...own.groupNames])}) and ${validAt('i', context.at)}
        order by i.name`;
  const sources = [{ group: null, ...own }, ...groups.map(({ name, ...rest }) => ({ group: name, ...rest }))];
  const arns = sources.flatMap(({ attachedPolicies }) => attachedPolicies.map(({ arn }) => arn));
  const managed = await readManaged(context, arns);
  const listed = sources.flatMap(({ group, attachedPolicies, inlinePolicies }) => [
    ...attachedPolicies.map(({ name, arn }) => {
      const policy = managed.get(arn);
      return {
        name,
        via: group ? ('group-managed' as const) : ('managed' as const),
        arn,
        group,
        awsManaged: policy?.awsManaged ?? arn.includes(':iam::aws:'),
        version: policy?.defaultVersion ?? null,
        hash: policy?.document ?? null,
      };
    }),
    ...inlinePolicies.map(({ name, document }) => ({
      name,
      via: group ? ('group-inline' as const) : ('inline' as const),
      arn: null,
      group,
      awsManaged: false,
      version: null,
      hash: document,
    })),
  ]);
  return Promise.all(
    listed.map(async ({ hash, ...policy }) => ({
      ...policy,
      document: hash ? await loadPolicyDocument(hash) : null,
    })),
  );
}

interface ManagedRow {
  arn: string;
  awsManaged: boolean;
  defaultVersion: string | null;
  document: string | null;
}

async function readManaged(
  context: PolicyContext,
  arns: readonly string[],
): Promise<Map<string, ManagedRow>> {
  if (arns.length === 0) return new Map();
  const rows = await db().$queryRaw<ManagedRow[]>`
    with ${context.seen}
    select p.arn, p."awsManaged", p."defaultVersion", p.document from seen s
    join "PolicyState" p on p."accountId" = s."accountId"
    where p.arn in (${Prisma.join([...arns])}) and ${validAt('p', context.at)}`;
  return new Map(rows.map((row) => [row.arn, row]));
}
