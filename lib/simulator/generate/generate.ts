import { collectorRole, collectorUser } from '../world/collector-role';
import type { OrganizationEvent } from '../world/events';
import { keyedHash, lowerId, uniqueId } from '../world/ids';
import { ROOT_OU } from '../world/types';
import type { AccountInfo, CollectorInfo, Instant, World } from '../world/types';
import { generateAccount } from './generate-account';
import { SIZES } from './spec';
import type { GenerateSpec, SizeName } from './spec';

const YEAR = 365 * 86_400_000;
const DEFAULT_NOW = Date.parse('2026-03-04T14:05:00Z');
const FIRST_ACCOUNT = 310_000_000_000;
const OUS = ['production', 'development', 'sandbox', 'shared'] as const;

function accountInfos(spec: GenerateSpec, opened: Instant): AccountInfo[] {
  return Array.from({ length: spec.accounts }, (_, index) => ({
    id: String(FIRST_ACCOUNT + index * 7919),
    name: index === 0 ? 'management' : `account-${String(index).padStart(4, '0')}`,
    email: `aws+${index}@example.com`,
    partition: 'aws' as const,
    createdAt: opened,
  }));
}

function organizationEvents(accounts: AccountInfo[], opened: Instant): OrganizationEvent[] {
  const ous = OUS.map((ou): OrganizationEvent => ({
    at: opened,
    type: 'ou-created',
    ou,
    name: ou,
    parent: ROOT_OU,
  }));
  const joined = accounts.slice(1).map((account, index): OrganizationEvent => ({
    at: opened,
    type: 'account-joined',
    account: account.id,
    parent: OUS[index % OUS.length] ?? ROOT_OU,
    method: 'CREATED',
  }));
  return [...ous, ...joined];
}

function makeCollector(seed: string, accountId: string): CollectorInfo {
  return {
    accountId,
    userName: 'rolecall-collector',
    accessKeyId: uniqueId('AKIA', seed, 'collector'),
    secretAccessKey: keyedHash(seed, 'collector').toString('base64').slice(0, 40),
    roleName: 'RolecallReadOnly',
    externalId: (id) => `generated-${id}`,
  };
}

/**
 * A generated organization. Accounts are made only when first asked for, so a large estate starts at once; the same
 * seed, spec and time give the same bytes. The collector's user lives in the management account.
 */
export function generate(seed: string, size: SizeName | GenerateSpec, now: Instant = DEFAULT_NOW): World {
  const spec = typeof size === 'string' ? SIZES[size] : size;
  const opened = now - 3 * YEAR;
  const accounts = accountInfos(spec, opened);
  const management = accounts[0]?.id ?? String(FIRST_ACCOUNT);
  const collector = makeCollector(seed, management);
  const indexes = new Map(accounts.map((account, index) => [account.id, index]));
  return {
    name: `generated-${typeof size === 'string' ? size : 'custom'}`,
    seed,
    accounts,
    organization: {
      id: `o-${lowerId(10, seed, 'organization')}`,
      managementAccountId: management,
      createdAt: opened,
      events: organizationEvents(accounts, opened),
    },
    collector,
    startsAt: now,
    loadEvents: (accountId) => {
      const index = indexes.get(accountId) ?? 0;
      const organization = accountId === management;
      return [
        ...(organization ? collectorUser(opened, collector) : []),
        collectorRole({ at: opened, account: accountId, collector, organization }),
        ...generateAccount({ seed, accountId, index, spec, opened, now }),
      ];
    },
  };
}
