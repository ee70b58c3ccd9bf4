import type { Partition, World } from '../world/types';
import { listStoryAccounts } from './accounts';

/** How the collector reaches one account. */
export interface AccountLink {
  accountId: string;
  name: string;
  roleArn: string;
  externalId: string;
  partition: Partition;
  /** Name of its organizational unit; `Root` for the management account. */
  ouName: string;
}

/** What `account link` needs for each account of Halyard Freight, the management account first. */
export function halyardLinks(world: World): AccountLink[] {
  return listStoryAccounts().map(({ id, name, ouName }) => ({
    accountId: id,
    name,
    roleArn: `arn:aws:iam::${id}:role/${world.collector.roleName}`,
    externalId: world.collector.externalId(id),
    partition: 'aws',
    ouName,
  }));
}

/** The long-term key with which the collector calls; put it in the SDK's environment. */
export function halyardCollectorCredentials(world: World): { accessKeyId: string; secretAccessKey: string } {
  const { accessKeyId, secretAccessKey } = world.collector;
  return { accessKeyId, secretAccessKey };
}
