import {
  DescribeOrganizationCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListRootsCommand,
} from '@aws-sdk/client-organizations';
import { ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import type { StageError } from '@/lib/snapshot/stage';
import { awsCode, isAccessDenied } from '../errors';
import type { OperationName } from '../operations';
import { attempt } from './attempt';
import { listGuardrails } from './guardrails';
import { listOrganizationAccounts } from './organization-accounts';
import { listUnits } from './organization-units';
import { listAll } from './paginate';
import { PolicyTexts, read, unread, type StageContext, type StageResult } from './stage-context';

const notForMembers = 'AccountNotManagementOrDelegatedAdministratorException';

type OrganizationResult = StageResult & { organization: OrganizationSnapshot | null };

interface Described {
  organizationId: string;
  managementAccountId: string;
  featureSet: string;
}

/** The organization as every member may see it; a reason when there is nothing to read here. */
async function describeOrganization({ session }: StageContext): Promise<Described | string> {
  try {
    const { Organization } = await session.organizations(new DescribeOrganizationCommand({}));
    return {
      organizationId: Organization?.Id ?? '',
      managementAccountId: Organization?.MasterAccountId ?? '',
      featureSet: Organization?.FeatureSet ?? '',
    };
  } catch (error) {
    if (awsCode(error) === 'AWSOrganizationsNotInUseException')
      return 'The account belongs to no organization.';
    if (isAccessDenied(error)) {
      return 'The role may not ask about the organization. That is usual in member accounts: it is read from the management account.';
    }
    throw error;
  }
}

async function readRoot({ session }: StageContext): Promise<{ id: string; policyTypes: Set<string> }> {
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

interface Reader {
  part: <T>(operation: OperationName, call: () => Promise<T>) => Promise<Reading<T>>;
  errors: StageError[];
}

function partReader(context: StageContext): Reader {
  const errors: StageError[] = [];
  const part: Reader['part'] = async (operation, call) => {
    const { value, error } = await attempt(operation, call);
    if (!error) return read(value, context.takenAt);
    errors.push(error);
    return unread(error);
  };
  return { part, errors };
}

function orSkipped(reading: Reading<string[] | 'not-ours'>): Reading<string[]> {
  if (reading.state !== 'read') return reading;
  const { value, asOf } = reading;
  if (value !== 'not-ours') return { state: 'read', value, asOf };
  return { state: 'skipped', reason: 'Only the management account may read this.' };
}

async function readOrganization(
  context: StageContext,
  described: Described,
  root: Awaited<ReturnType<typeof readRoot>>,
): Promise<OrganizationResult> {
  const texts = new PolicyTexts();
  const { part, errors } = partReader(context);
  const units = await listUnits(context, root.id);
  const accounts = await listOrganizationAccounts(context, { units, rootId: root.id });
  const organization: OrganizationSnapshot = {
    ...described,
    rootId: root.id,
    takenAt: context.takenAt,
    units,
    accounts,
    guardrails: await part('organizations:ListPolicies', () =>
      listGuardrails(context, root.policyTypes, texts),
    ),
    enabledPolicyTypes: { state: 'skipped', reason: 'Not asked for.' },
    managementPolicies: { state: 'skipped', reason: 'Not asked for.' },
    delegatedAdministrators: await part('organizations:ListDelegatedAdministrators', () =>
      listDelegated(context),
    ),
    trustedServices: await part('organizations:ListAWSServiceAccessForOrganization', () =>
      listTrustedServices(context),
    ),
    centralRoot: orSkipped(await part('iam:ListOrganizationsFeatures', () => readCentralRoot(context))),
    policyDocuments: texts.byHash,
  };
  return { organization, readings: {}, error: errors[0] };
}

/**
 * The organization, where the account is its management account or a delegated administrator. A stand-alone account and
 * a member are normal outcomes: skipped, with the reason.
 */
export async function collectOrganization(context: StageContext): Promise<OrganizationResult> {
  const described = await describeOrganization(context);
  if (typeof described === 'string') return { organization: null, readings: {}, skipped: described };
  const isManagement = described.managementAccountId === context.session.link.accountId;
  try {
    return await readOrganization(context, described, await readRoot(context));
  } catch (error) {
    if (isManagement || !isMembersRefusal(error)) throw error;
    return {
      organization: null,
      readings: {},
      skipped: `A member account: the organization is read from its management account ${described.managementAccountId}.`,
    };
  }
}
