import {
  DescribeOrganizationCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import { ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import type { OrganizationMembership } from '@/lib/snapshot/data/optional';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { awsCode, describeAwsError, isAccessDenied } from '../errors';
import { isTurnDue } from '../rotation';
import { partReader } from './ask-regions';
import { listGuardrails, listManagementPolicies } from './guardrails';
import { listOrganizationAccounts } from './organization-accounts';
import { listUnits } from './organization-units';
import { listAll } from './paginate';
import { PolicyTexts, read, unread, type StageContext, type StageResult } from './stage-context';
import { youngerThan } from './younger-than';

const notForMembers = 'AccountNotManagementOrDelegatedAdministratorException';

type OrganizationResult = StageResult & { organization: OrganizationSnapshot | null };

const standsAlone = 'The account belongs to no organization.';

function readElsewhere(managementAccountId: string): string {
  return `A member account: the organization is read from its management account ${managementAccountId}.`;
}

interface Described {
  membership: Reading<OrganizationMembership | 'none'>;
  /** Why there is nothing more to read here. */
  reason: string;
}

/** The organization as every member may see its own. */
async function describeOrganization({ session, takenAt }: StageContext): Promise<Described> {
  try {
    const { Organization } = await session.organizations(new DescribeOrganizationCommand({}));
    const membership = {
      organizationId: Organization?.Id ?? '',
      managementAccountId: Organization?.MasterAccountId ?? '',
      featureSet: Organization?.FeatureSet ?? '',
    };
    const reason = readElsewhere(membership.managementAccountId);
    return { membership: read(membership, takenAt), reason };
  } catch (error) {
    if (awsCode(error) === 'AWSOrganizationsNotInUseException') {
      return { membership: read('none', takenAt), reason: standsAlone };
    }
    if (!isAccessDenied(error)) throw error;
    return {
      membership: unread(describeAwsError(error, 'organizations:DescribeOrganization')),
      reason:
        'The role may not ask about the organization. That is usual in member accounts: it is read from the management account.',
    };
  }
}

interface Root {
  id: string;
  policyTypes: Set<string>;
}

async function readRoot({ session }: StageContext): Promise<Root> {
  const [root] = await listAll(async (token) => {
    const page = await session.organizations(new ListRootsCommand({ NextToken: token }));
    return { items: page.Roots ?? [], next: page.NextToken };
  });
  const enabled = (root?.PolicyTypes ?? []).filter((type) => type.Status === 'ENABLED');
  return { id: root?.Id ?? '', policyTypes: new Set(enabled.map((type) => type.Type ?? '')) };
}

async function listDelegated({
  session,
}: StageContext): Promise<{ accountId: string; services: string[] }[]> {
  const accounts = await listAll(async (token) => {
    const page = await session.organizations(new ListDelegatedAdministratorsCommand({ NextToken: token }));
    return { items: page.DelegatedAdministrators ?? [], next: page.NextToken };
  });
  const delegated: { accountId: string; services: string[] }[] = [];
  for (const { Id = '' } of accounts) {
    const services = await listAll(async (token) => {
      const page = await session.organizations(
        new ListDelegatedServicesForAccountCommand({ AccountId: Id, NextToken: token }),
      );
      return { items: page.DelegatedServices ?? [], next: page.NextToken };
    });
    const names = services.map((service) => service.ServicePrincipal ?? '').sort();
    delegated.push({ accountId: Id, services: names });
  }
  return sortedBy(delegated, (one) => one.accountId);
}

async function listTrustedServices({ session }: StageContext): Promise<string[]> {
  const services = await listAll(async (token) => {
    const page = await session.organizations(
      new ListAWSServiceAccessForOrganizationCommand({ NextToken: token }),
    );
    return { items: page.EnabledServicePrincipals ?? [], next: page.NextToken };
  });
  return services.map((service) => service.ServicePrincipal ?? '').sort();
}

/** Central management of root credentials; off where IAM has no trusted access, and not for every delegated account to see. */
async function readCentralRoot({ session }: StageContext): Promise<string[] | 'not-ours'> {
  try {
    const { EnabledFeatures = [] } = await session.iam(new ListOrganizationsFeaturesCommand({}));
    return [...EnabledFeatures].sort();
  } catch (error) {
    const code = awsCode(error);
    if (code === 'ServiceAccessNotEnabledException') return [];
    if (code === notForMembers) return 'not-ours';
    throw error;
  }
}

/** True for refusals that every member account gets, whatever its role may do. */
function isMembersRefusal(error: unknown): boolean {
  return isAccessDenied(error) || awsCode(error) === notForMembers;
}

function orSkipped(reading: Reading<string[] | 'not-ours'>): Reading<string[]> {
  if (reading.state !== 'read') return reading;
  const { value, asOf } = reading;
  if (value !== 'not-ours') return { state: 'read', value, asOf };
  return { state: 'skipped', reason: 'Only the management account may read this.' };
}

/** The organization as its last scan read it whole, until its turn comes; null when AWS must be asked. */
function knownOrganization(context: StageContext, { organizationId }: OrganizationMembership, root: Root) {
  const before = context.previousOrganization;
  const isDue = isTurnDue(context, context.session.link.accountId, context.pace.organizationDays);
  if (before?.organizationId !== organizationId || isDue) return null;
  const { enabledPolicyTypes } = before;
  const types = enabledPolicyTypes.state === 'read' ? enabledPolicyTypes.value : [];
  if (types.length !== root.policyTypes.size || !types.every((type) => root.policyTypes.has(type)))
    return null;
  return Object.values(before).some(isUnread) ? null : before;
}

function isUnread(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'state' in part && part.state === 'unread';
}

/** A known organization with its accounts of today; null when one came, went or moved, since more may have changed then. */
async function withAccounts(
  context: StageContext,
  known: OrganizationSnapshot,
): Promise<OrganizationSnapshot | null> {
  const accounts = await listOrganizationAccounts(context, known);
  const placesOf = (list: OrganizationSnapshot['accounts']) =>
    list.map(({ id, path }) => `${id} ${path.join('/')}`).join('\n');
  if (placesOf(accounts) !== placesOf(known.accounts)) return null;
  return { ...known, takenAt: context.takenAt, accounts };
}

async function readOrganization(
  context: StageContext,
  membership: OrganizationMembership,
  root: Root,
): Promise<OrganizationResult> {
  const readings = { organizationMembership: read(membership, context.takenAt) };
  const known = knownOrganization(context, membership, root);
  const organization = known && (await withAccounts(context, known));
  return organization ? { organization, readings } : readWhole(context, membership, root);
}

async function readWhole(
  context: StageContext,
  membership: OrganizationMembership,
  root: Root,
): Promise<OrganizationResult> {
  const texts = new PolicyTexts();
  const { part, errors } = partReader(context);
  const units = await listUnits(context, root.id);
  const accounts = await listOrganizationAccounts(context, { units, rootId: root.id });
  const organization: OrganizationSnapshot = {
    ...membership,
    rootId: root.id,
    takenAt: context.takenAt,
    units,
    accounts,
    guardrails: await part('organizations:ListPolicies', () =>
      listGuardrails(context, { enabled: root.policyTypes, texts }),
    ),
    enabledPolicyTypes: read([...root.policyTypes].sort(), context.takenAt),
    managementPolicies: await part('organizations:ListPolicies', () =>
      listManagementPolicies(context, { enabled: root.policyTypes, texts }),
    ),
    delegationPolicy: { state: 'skipped', reason: 'Not asked for.' },
    delegatedAdministrators: await part('organizations:ListDelegatedAdministrators', () =>
      listDelegated(context),
    ),
    trustedServices: await part('organizations:ListAWSServiceAccessForOrganization', () =>
      listTrustedServices(context),
    ),
    centralRoot: orSkipped(await part('iam:ListOrganizationsFeatures', () => readCentralRoot(context))),
    policyDocuments: texts.byHash,
  };
  return {
    organization,
    readings: { organizationMembership: read(membership, context.takenAt) },
    error: errors[0],
  };
}

/** Members and stand-alone accounts ask as often as for their settings; the management account looks at every scan. */
function knownElsewhere(context: StageContext): OrganizationResult | null {
  const kept = youngerThan(context, 'organizationMembership', context.pace.settingsDays);
  if (!kept) return null;
  const { value } = kept;
  if (value !== 'none' && value.managementAccountId === context.session.link.accountId) return null;
  const skipped = value === 'none' ? standsAlone : readElsewhere(value.managementAccountId);
  return { organization: null, readings: { organizationMembership: kept }, skipped };
}

/**
 * The organization, where the account is its management account or a delegated administrator. A stand-alone account and
 * a member are normal outcomes: skipped, with the reason; the member still tells where it belongs.
 */
export async function collectOrganization(context: StageContext): Promise<OrganizationResult> {
  const known = knownElsewhere(context);
  if (known) return known;
  const { membership, reason } = await describeOrganization(context);
  const nothingMore = {
    organization: null,
    readings: { organizationMembership: membership },
    skipped: reason,
  };
  if (membership.state !== 'read' || membership.value === 'none') return nothingMore;
  const isManagement = membership.value.managementAccountId === context.session.link.accountId;
  try {
    return await readOrganization(context, membership.value, await readRoot(context));
  } catch (error) {
    if (isManagement || !isMembersRefusal(error)) throw error;
    return nothingMore;
  }
}
