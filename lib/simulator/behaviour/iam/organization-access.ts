import { SERVICES } from '../../world/services';
import type { AccountWorldState, Instant, OrganizationWorldState } from '../../world/types';
import { lastUse } from '../../world/usage';
import { AwsError, noSuchEntity } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { element, members, textMembers, timeElement, wrap } from '../../wire/xml';
import type { OperationContext, Operations } from '../operation';
import { paginateIam, truncation } from '../paging';
import { organizationPath } from '../organizations/paths';

function requireManagement(context: OperationContext): OrganizationWorldState {
  const { organization, caller } = context;
  if (organization?.managementAccountId === caller.accountId) return organization;
  throw new AwsError(
    'AccountNotManagementOrDelegatedAdministratorException',
    'The request was rejected because the account making the request is not the management account or delegated administrator account for centralized root access.',
    { status: 400 },
  );
}

function listFeatures(context: OperationContext) {
  const organization = requireManagement(context);
  if (!organization.serviceAccess.has('iam.amazonaws.com')) {
    throw new AwsError(
      'ServiceAccessNotEnabledException',
      'Trusted access is not enabled for IAM in AWS Organizations.',
      { status: 400 },
    );
  }
  return {
    xml:
      element('OrganizationId', organization.id) +
      textMembers('EnabledFeatures', [...organization.rootFeatures].sort()),
  };
}

/** Accounts at or below an organization path; root and OU paths leave out the management account. (recorded) */
function accountsUnder(organization: OrganizationWorldState, path: string): string[] {
  const ids = [...organization.members.keys()];
  const exact = ids.filter((id) => organizationPath(organization, id).slice(0, -1) === path);
  if (exact.length > 0) return exact;
  return ids.filter(
    (id) =>
      id !== organization.managementAccountId && organizationPath(organization, id).startsWith(`${path}/`),
  );
}

function lastByService(
  account: AccountWorldState,
  now: Instant,
): Map<string, { time: Instant; region: string }> {
  const found = new Map<string, { time: Instant; region: string }>();
  const users = [...account.users.values()].flatMap((user) => [
    ...user.access,
    ...user.keys.flatMap((key) => key.uses),
  ]);
  const roles = [...account.roles.values()].flatMap((role) => [...role.access, ...role.uses]);
  for (const usage of [...users, ...roles]) {
    const time = usage.service === undefined ? undefined : lastUse(usage, now);
    if (usage.service === undefined || time === undefined) continue;
    if ((found.get(usage.service)?.time ?? 0) < time) {
      found.set(usage.service, { time, region: usage.region ?? 'us-east-1' });
    }
  }
  return found;
}

function accessDetails(
  context: OperationContext,
  path: string,
  at: Instant,
): { namespace: string; xml: string }[] {
  const organization = requireManagement(context);
  const all = new Map<string, { path: string; time: Instant; region: string; accounts: number }>();
  for (const id of accountsUnder(organization, path)) {
    const account = context.simulation.account(id, context.now);
    if (!account) continue;
    for (const [service, used] of lastByService(account, at)) {
      const known = all.get(service);
      const newer =
        known && known.time > used.time
          ? known
          : { ...used, path: organizationPath(organization, id).slice(0, -1) };
      all.set(service, { ...newer, accounts: (known?.accounts ?? 0) + 1 });
    }
  }
  return [...SERVICES].map(([namespace, name]) => {
    const used = all.get(namespace);
    const usedXml = used
      ? element('Region', used.region) +
        element('EntityPath', used.path) +
        timeElement('LastAuthenticatedTime', used.time)
      : '';
    return {
      namespace,
      xml:
        element('ServiceName', name) +
        element('ServiceNamespace', namespace) +
        usedXml +
        element('TotalAuthenticatedEntities', used?.accounts ?? 0),
    };
  });
}

function generateReport(context: OperationContext, input: Input) {
  const organization = requireManagement(context);
  const path = input.required('EntityPath', { min: 19, max: 427 });
  const ous = [...organization.ous.values()].map((ou) =>
    organizationPath(organization, ou.label).slice(0, -1),
  );
  if (!ous.includes(path) && accountsUnder(organization, path).length === 0) {
    throw noSuchEntity(`Entity path ${path} was not found.`);
  }
  return { xml: element('JobId', context.simulation.accessReportJobs.start(context, path).id) };
}

function getReport(context: OperationContext, input: Input) {
  const jobs = context.simulation.accessReportJobs;
  const job = jobs.find(context, input.required('JobId', { min: 36, max: 36 }));
  const created = timeElement('JobCreationDate', job.createdAt);
  if (!jobs.isDone(job, context.now)) return { xml: element('JobStatus', 'IN_PROGRESS') + created };
  const completed = timeElement('JobCompletionDate', job.createdAt + job.takesMs);
  if (job.failed) {
    const error =
      element('Message', 'Report generation failed') + element('Code', 'ORGANIZATIONS_REPORT_ACCESS_DENIED');
    return { xml: element('JobStatus', 'FAILED') + created + completed + wrap('ErrorDetails', error) };
  }
  const details = accessDetails(context, job.entityPath, job.createdAt);
  const page = paginateIam(context, input, {
    items: details,
    keyOf: (one) => one.namespace,
    scope: job.id,
  });
  return {
    xml:
      element('JobStatus', 'COMPLETED') +
      created +
      completed +
      element('NumberOfServicesAccessible', details.length) +
      element('NumberOfServicesNotAccessed', details.filter((one) => one.xml.includes('>0</Total')).length) +
      members(
        'AccessDetails',
        page.items.map((one) => one.xml),
      ) +
      truncation(page),
  };
}

export const organizationAccess: Operations = {
  ListOrganizationsFeatures: {
    action: 'iam:ListOrganizationsFeatures',
    evidence: 'recorded',
    run: listFeatures,
  },
  GenerateOrganizationsAccessReport: {
    action: 'iam:GenerateOrganizationsAccessReport',
    evidence: 'recorded',
    assumptions: ['an organization access report takes five seconds'],
    run: generateReport,
  },
  GetOrganizationsAccessReport: {
    action: 'iam:GetOrganizationsAccessReport',
    evidence: 'recorded',
    assumptions: ['every service counts as accessible: SCPs do not narrow the report'],
    run: getReport,
  },
};
