import { collectorRole, collectorUser } from '../collector-role';
import { createWorld } from '../create-world';
import type { OrganizationEvent } from '../events';
import type { AccountInfo, CollectorInfo, OrganizationInfo, World } from '../types';
import { account } from './account';
import { alerts } from './alerts';
import { analyzers } from './analyzers';
import { credentials } from './credentials';
import { detection } from './detection';
import {
  BILLING_ORGANIZATION,
  FLAWED_ORGANIZATION,
  flawedOrganization,
  organizations,
  SOUND_ORGANIZATION,
  soundOrganization,
} from './organizations';
import { policies } from './policies';
import { rights } from './rights';
import { roles } from './roles';
import { storage } from './storage';
import {
  CATALOGUE_ACCOUNTS,
  CATALOGUE_NOW,
  daysAgo,
  eventsOf,
  type CatalogueAccount,
  type Planted,
  type Topic,
} from './topic';
import { trails } from './trails';
import { users } from './users';

const topics: readonly Topic[] = [
  users,
  credentials,
  account,
  policies,
  roles,
  rights,
  storage,
  analyzers,
  trails,
  alerts,
  detection,
  organizations,
];

/** What the catalogue holds for each check, by the check's id. Throws when two topics name the same one. */
export function plantedChecks(): ReadonlyMap<string, Planted> {
  const planted = new Map<string, Planted>();
  for (const [id, places] of topics.flatMap((topic) => Object.entries(topic.planted))) {
    if (planted.has(id)) throw new Error(`${id} is planted twice`);
    planted.set(id, places);
  }
  return planted;
}

const OPENED = daysAgo(700);

function infoOf(name: CatalogueAccount): AccountInfo {
  return {
    id: CATALOGUE_ACCOUNTS[name],
    name,
    email: `aws+${name.toLowerCase()}@example.com`,
    partition: 'aws',
    createdAt: OPENED,
  };
}

interface Estate {
  name: string;
  accounts: readonly [management: CatalogueAccount, ...others: CatalogueAccount[]];
  /** Where the collector has its key. */
  collector: CatalogueAccount;
  organization: Pick<OrganizationInfo, 'id' | 'featureSet'> & { events: OrganizationEvent[] };
}

function estate({ name, accounts, collector: home, organization }: Estate): World {
  const collector: CollectorInfo = {
    accountId: CATALOGUE_ACCOUNTS[home],
    userName: 'rolecall-collector',
    accessKeyId: `AKIA${name.toUpperCase()}`.padEnd(20, '2'),
    secretAccessKey: `catalogue-${name}-secret-access-key`.padEnd(40, '0'),
    roleName: 'RolecallReadOnly',
    externalId: (accountId) => `rolecall-${accountId}`,
  };
  const isAdministrator = (one: CatalogueAccount) => one === accounts[0] || one === home;
  return createWorld({
    name,
    seed: `catalogue-${name}`,
    accounts: accounts.map(infoOf),
    organization: {
      ...organization,
      managementAccountId: CATALOGUE_ACCOUNTS[accounts[0]],
      createdAt: OPENED,
    },
    collector,
    startsAt: CATALOGUE_NOW,
    events: [
      ...collectorUser(OPENED, collector),
      ...accounts.map((one) =>
        collectorRole({
          at: OPENED,
          account: CATALOGUE_ACCOUNTS[one],
          collector,
          organization: isAdministrator(one),
        }),
      ),
      ...accounts.flatMap((one) => topics.flatMap((topic) => eventsOf(topic, one))),
    ],
  });
}

/**
 * Small estates in which every check finds something that fails and something that passes: `plantedChecks` says where.
 * Each is a world of its own, since what an organization gives its accounts it gives to all of them.
 */
export function catalogueWorlds(): World[] {
  return [
    estate({
      name: 'sound',
      accounts: ['soundRoot', 'soundAudit', 'sound'],
      collector: 'soundAudit',
      organization: { id: SOUND_ORGANIZATION, events: soundOrganization },
    }),
    estate({
      name: 'flawed',
      accounts: ['flawedRoot', 'flawed', 'bare', 'alone'],
      collector: 'flawedRoot',
      organization: { id: FLAWED_ORGANIZATION, events: flawedOrganization },
    }),
    estate({
      name: 'billing',
      accounts: ['billing'],
      collector: 'billing',
      organization: { id: BILLING_ORGANIZATION, featureSet: 'CONSOLIDATED_BILLING', events: [] },
    }),
  ];
}
