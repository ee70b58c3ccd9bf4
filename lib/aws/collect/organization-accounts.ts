import {
  ListAccountsCommand,
  ListParentsCommand,
  ListTagsForResourceCommand,
  type Account,
} from '@aws-sdk/client-organizations';
import type { Tag } from '@/lib/snapshot/tag';
import type {
  AccountState,
  OrganizationAccount,
  OrganizationalUnit,
} from '@/lib/snapshot/organization-snapshot';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { inParallel } from '../in-parallel';
import { toInstantOrNull } from '../instant';
import { isTurnDue } from '../rotation';
import { attempt } from './attempt';
import { listAll } from './paginate';
import type { StageContext } from './stage-context';

interface Tree {
  units: readonly OrganizationalUnit[];
  rootId: string;
}

/** `o-…/r-…/ou-…/<account>/` → ids from the root to the parent. */
function pathOf(account: Account): string[] | null {
  const path = account.Paths?.[0];
  if (!path) return null;
  return path.split('/').filter((part) => part.startsWith('r-') || part.startsWith('ou-'));
}

/** `Status` is being retired in favour of `State`; a service that lacks both calls nothing suspended. */
function stateOf(account: Account): AccountState {
  return account.State ?? account.Status ?? 'ACTIVE';
}

/** The path of an account where ListAccounts does not tell it: its parent, and the units above. */
async function askPath({ session }: StageContext, accountId: string, tree: Tree): Promise<string[]> {
  const { Parents } = await session.organizations(new ListParentsCommand({ ChildId: accountId }));
  const parents = new Map(tree.units.map((unit) => [unit.id, unit.parentId]));
  const path: string[] = [];
  let at = Parents?.[0]?.Id;
  while (at !== undefined && path.length < 10) {
    path.unshift(at);
    at = parents.get(at);
  }
  return path;
}

async function readTags({ session }: StageContext, accountId: string): Promise<Tag[]> {
  const tags = await listAll(async (token) => {
    const page = await session.organizations(
      new ListTagsForResourceCommand({ ResourceId: accountId, NextToken: token }),
    );
    const items = (page.Tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));
    return { items, next: page.NextToken };
  });
  return sortedBy(tags, (tag) => tag.key);
}

/** An account's tags as the last scan of the organization knew them, until their turn comes. */
function knownTags(context: StageContext, accountId: string): Tag[] | null {
  const before = context.previousOrganization;
  const known = before?.accounts.find((account) => account.id === accountId);
  return known && !isTurnDue(context, accountId, context.pace.detailDays) ? known.tags : null;
}

/** Every account with its state and place; tags where they may be read. */
export async function listOrganizationAccounts(
  context: StageContext,
  tree: Tree,
): Promise<OrganizationAccount[]> {
  const { session, timing, progress } = context;
  const listed = await listAll<Account>(async (token) => {
    const page = await session.organizations(new ListAccountsCommand({ MaxResults: 20, NextToken: token }));
    return { items: page.Accounts ?? [], next: page.NextToken };
  });
  const accounts: OrganizationAccount[] = [];
  let areTagsDenied = false;
  const askTags = async (id: string): Promise<Tag[]> => {
    if (areTagsDenied) return [];
    const { value, error } = await attempt('organizations:ListTagsForResource', () => readTags(context, id));
    areTagsDenied ||= error !== null;
    return value ?? [];
  };
  await inParallel(listed, timing.width, async (account) => {
    const id = account.Id ?? '';
    accounts.push({
      id,
      name: account.Name ?? id,
      state: stateOf(account),
      path: pathOf(account) ?? (await askPath(context, id, tree)),
      joinedAt: toInstantOrNull(account.JoinedTimestamp),
      tags: knownTags(context, id) ?? (await askTags(id)),
    });
    progress(accounts.length, listed.length);
  });
  return sortedBy(accounts, (account) => account.id);
}
