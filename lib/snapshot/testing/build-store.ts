import type { EventDataStore } from '../account-snapshot';
import { accountId } from './build-snapshot';

/** An event data store of all regions that records all management events. */
export function buildStore(name: string, parts: Partial<EventDataStore> = {}): EventDataStore {
  return {
    arn: `arn:aws:cloudtrail:eu-west-1:${accountId}:eventdatastore/${name}`,
    name,
    status: 'ENABLED',
    isMultiRegion: true,
    isOrganizationStore: false,
    retentionDays: 2557,
    managementEvents: { reads: true, writes: true, excludedSources: [], narrowed: false },
    ...parts,
  };
}
