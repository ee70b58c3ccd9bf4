import { ListRegionsCommand } from '@aws-sdk/client-account';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { listAll } from './paginate';
import { readSoFar, type StageContext } from './stage-context';

export interface AccountRegion {
  name: string;
  /** ENABLED, ENABLING, DISABLING, DISABLED or ENABLED_BY_DEFAULT. */
  status: string;
}

/** All regions of the partition with what the account has made of each. */
export async function listRegions({ session }: StageContext): Promise<AccountRegion[]> {
  const regions = await listAll<AccountRegion>(async (token) => {
    const page = await session.account(new ListRegionsCommand({ MaxResults: 50, NextToken: token }));
    const items = (page.Regions ?? []).map(({ RegionName = '', RegionOptStatus = '' }) => ({
      name: RegionName,
      status: RegionOptStatus,
    }));
    return { items, next: page.NextToken };
  });
  return sortedBy(regions, (region) => region.name);
}

export function isEnabled({ status }: AccountRegion): boolean {
  return status === 'ENABLED' || status === 'ENABLED_BY_DEFAULT';
}

/** Names of the regions that the account may use, from this scan's settings where they were read. */
export async function enabledRegions(context: StageContext): Promise<string[]> {
  if (context.sample !== null) return [context.session.region];
  const settings = readSoFar(context, 'accountSettings');
  const regions = settings?.regions.state === 'read' ? settings.regions.value : await listRegions(context);
  return regions.filter(isEnabled).map((region) => region.name);
}
