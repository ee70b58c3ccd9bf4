import { createWorld } from '../world/create-world';
import { AccountBook } from './account-book';
import { listStoryAccounts, openedAt, MANAGEMENT, SECURITY_AUDIT } from './accounts';
import type { StoryAccount } from './accounts';
import { addAnalyzers, addPublicAccessBlock } from './analyzers';
import { addBaseline } from './baseline';
import { addCleanUp } from './clean-up';
import { collectorCredentials, COLLECTOR_ROLE, COLLECTOR_USER, externalIdOf } from './collector-role';
import { addCustomerPolicies } from './customer-policies';
import { organizationEvents, ORGANIZATION_ID } from './organization';
import { addDeployRoles } from './deploy-roles';
import { addServices } from './services/add-services';
import { tellDataPlatform } from './parts/data-platform';
import { tellPaymentsProd, tellPaymentsStaging } from './parts/payments';
import { tellSandbox } from './parts/sandbox';
import { tellHalyardRoot, tellLogArchive, tellNetwork, tellSecurityAudit } from './parts/security';
import { tellSharedServices } from './parts/shared-services';
import { tellTrackingDev, tellTrackingProd } from './parts/tracking';
import { tellWebProd } from './parts/web-prod';
import { StoryClock } from './story-clock';
import type { StoryWorld } from './story-world';
import { truth } from './truth';
import { addWorkloadRoles } from './workload-roles';

export interface HalyardOptions {
  seed: string;
  /** The day of the pictures: everything is told backwards from it; the world goes on after it. */
  endsAt: Date | number;
  /** The link to tracking-dev breaks 31 hours before the end and is mended two days after; default true. */
  brokenLink?: boolean;
}

interface Telling {
  clock: StoryClock;
  seed: string;
  brokenLink: boolean;
}

const tales: Record<string, (book: AccountBook, telling: Telling) => void> = {
  'halyard-root': tellHalyardRoot,
  'security-audit': tellSecurityAudit,
  'log-archive': tellLogArchive,
  'shared-services': tellSharedServices,
  network: tellNetwork,
  'payments-prod': tellPaymentsProd,
  'payments-staging': tellPaymentsStaging,
  'tracking-prod': tellTrackingProd,
  'tracking-dev': tellTrackingDev,
  'data-platform': tellDataPlatform,
  'web-prod': tellWebProd,
  sandbox: tellSandbox,
};

function tellAccount(account: StoryAccount, telling: Telling): AccountBook {
  const book = new AccountBook(account, telling.clock, telling.seed);
  addBaseline(book);
  tales[account.name]?.(book, telling);
  addAnalyzers(book);
  addPublicAccessBlock(book);
  addWorkloadRoles(book);
  addCustomerPolicies(book);
  addCleanUp(book);
  addServices(book);
  addDeployRoles(book);
  return book;
}

/**
 * Halyard Freight: twelve accounts, about 600 users and roles, years of creation dates, 180 days of story before the
 * end and some quiet weeks after it. Same seed and end, same world.
 */
export function halyardWorld(options: HalyardOptions): StoryWorld {
  const clock = new StoryClock(options.endsAt);
  const telling = { clock, seed: options.seed, brokenLink: options.brokenLink ?? true };
  const accounts = listStoryAccounts();
  const books = accounts.map((account) => tellAccount(account, telling));
  const world = createWorld({
    name: 'Halyard Freight',
    seed: options.seed,
    accounts: accounts.map((account) => ({
      id: account.id,
      name: account.name,
      email: `aws+${account.name}@halyard-freight.example`,
      partition: 'aws',
      createdAt: openedAt(account, clock),
    })),
    organization: {
      id: ORGANIZATION_ID,
      managementAccountId: MANAGEMENT,
      createdAt: clock.ago(2850),
      events: organizationEvents(clock),
    },
    collector: {
      accountId: SECURITY_AUDIT,
      userName: COLLECTOR_USER,
      ...collectorCredentials(options.seed),
      roleName: COLLECTOR_ROLE,
      externalId: (accountId) => externalIdOf(options.seed, accountId),
    },
    startsAt: clock.end,
    events: books.flatMap((book) => book.events),
  });
  const story: StoryWorld = {
    ...world,
    clock,
    labels: books.flatMap((book) => book.labels),
    outages: books.flatMap((book) => book.outages),
  };
  story.truth = (at) => truth(story, at);
  return story;
}
