import { GetEventDataStoreCommand, ListEventDataStoresCommand } from '@aws-sdk/client-cloudtrail';
import type { EventDataStore } from '@/lib/snapshot/account-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode } from '../errors';
import { regionOfArn } from '../partition';
import { askRegions, turnAsOf } from './ask-regions';
import { enabledRegions } from './enabled-regions';
import { attempt } from './attempt';
import { listAll } from './paginate';
import { previousOf, read, unread, type StageContext } from './stage-context';
import { managementEventsOf } from './trail-selectors';

/** CloudTrail Lake is not offered in every region, nor to every account. */
const notOffered = new Set(['UnsupportedOperationException', 'OperationNotPermittedException']);

async function listStores({ session }: StageContext, region: string): Promise<string[]> {
  try {
    return await listAll(async (token) => {
      const page = await session.cloudTrail(region)(new ListEventDataStoresCommand({ NextToken: token }));
      return {
        items: (page.EventDataStores ?? []).flatMap((store) => store.EventDataStoreArn ?? []),
        next: page.NextToken,
      };
    });
  } catch (error) {
    if (notOffered.has(awsCode(error))) return [];
    throw error;
  }
}

async function readStores(context: StageContext, region: string): Promise<EventDataStore[]> {
  const send = context.session.cloudTrail(region);
  const stores: EventDataStore[] = [];
  for (const arn of await listStores(context, region)) {
    const store = await send(new GetEventDataStoreCommand({ EventDataStore: arn }));
    stores.push({
      arn,
      name: store.Name ?? '',
      status: store.Status ?? '',
      isMultiRegion: store.MultiRegionEnabled ?? false,
      isOrganizationStore: store.OrganizationEnabled ?? false,
      retentionDays: store.RetentionPeriod ?? 0,
      managementEvents: managementEventsOf({ AdvancedEventSelectors: store.AdvancedEventSelectors ?? [] }),
    });
  }
  return stores;
}

/** The stores of every enabled region. A region that could not be asked may hold one, so then nothing is claimed. */
export async function readEventDataStores(
  context: StageContext,
): Promise<{ reading: Reading<EventDataStore[]>; error?: StageError }> {
  const before = previousOf(context, 'eventDataStores');
  const regions = await attempt('account:ListRegions', () => enabledRegions(context));
  if (regions.error) return { reading: unread(regions.error), error: regions.error };
  const { values, errors } = await askRegions<EventDataStore[]>(context, {
    stage: 'trails',
    regions: regions.value,
    before: (region) => before?.value.filter((store) => regionOfArn(store.arn) === region) ?? null,
    isQuiet: (stores) => stores.length === 0,
    operation: 'cloudtrail:ListEventDataStores',
    ask: (region) => readStores(context, region),
  });
  const [error] = errors.values();
  if (error) return { reading: unread(error), error };
  const stores = sortedBy([...values.values()].flat(), (store) => store.arn);
  return { reading: read(stores, turnAsOf(context, 'trails', before?.asOf ?? null)) };
}
