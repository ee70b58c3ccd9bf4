import { ROOT_OU } from '../../world/types';
import type { OrganizationPolicyState, OrganizationWorldState } from '../../world/types';
import type { Input } from '../../wire/input';
import type { OperationContext, Operations } from '../operation';
import {
  accountArn,
  epochSeconds,
  listPage,
  organizationsError,
  ouArn,
  requireAdministrator,
} from './context';

/** Filters the model knows; kinds that the world lacks list nothing. */
const POLICY_TYPES = [
  'SERVICE_CONTROL_POLICY',
  'RESOURCE_CONTROL_POLICY',
  'TAG_POLICY',
  'BACKUP_POLICY',
  'AISERVICES_OPT_OUT_POLICY',
  'CHATBOT_POLICY',
  'DECLARATIVE_POLICY_EC2',
  'SECURITYHUB_POLICY',
  'S3_POLICY',
] as const;

function requiredFilter(input: Input): (typeof POLICY_TYPES)[number] {
  input.required('Filter');
  return input.oneOf('Filter', POLICY_TYPES) ?? 'SERVICE_CONTROL_POLICY';
}

function summaryJson(policy: OrganizationPolicyState) {
  return {
    Id: policy.id,
    Arn: policy.arn,
    Name: policy.name,
    Description: policy.description,
    Type: policy.kind,
    AwsManaged: policy.awsManaged,
  };
}

function policyOf(organization: OrganizationWorldState, id: string): OrganizationPolicyState {
  const policy = [...organization.policies.values()].find((one) => one.id === id);
  if (policy) return policy;
  throw organizationsError('PolicyNotFoundException', "You specified a policy that doesn't exist.");
}

function targetJson(organization: OrganizationWorldState, target: string) {
  const member = organization.members.get(target);
  if (member) {
    return {
      TargetId: member.id,
      Arn: accountArn(organization, member.id),
      Name: member.name,
      Type: 'ACCOUNT',
    };
  }
  const ou = organization.ous.get(target);
  if (!ou) throw organizationsError('ServiceException', 'The service failed.');
  const Type = ou.label === ROOT_OU ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
  return { TargetId: ou.id, Arn: ouArn(organization, ou), Name: ou.name, Type };
}

/** Label of the root or OU, or the account id, behind a target id. */
function targetLabel(organization: OrganizationWorldState, id: string): string {
  if (organization.members.has(id)) return id;
  const ou = [...organization.ous.values()].find((one) => one.id === id);
  if (ou) return ou.label;
  throw organizationsError('TargetNotFoundException', "You specified a target that doesn't exist.");
}

function listPolicies(context: OperationContext, input: Input, target?: string) {
  const organization = requireAdministrator(context);
  const filter = requiredFilter(input);
  const label = target === undefined ? undefined : targetLabel(organization, target);
  return listPage(context, input, {
    name: 'Policies',
    items: [...organization.policies.values()].filter(
      (policy) => policy.kind === filter && (label === undefined || policy.targets.has(label)),
    ),
    keyOf: (policy) => policy.id,
    render: summaryJson,
    scope: `${filter}/${label}`,
  });
}

function tagsOf(organization: OrganizationWorldState, id: string): [string, string][] {
  const member = organization.members.get(id);
  if (member) return Object.entries(member.tags);
  if ([...organization.ous.values(), ...organization.policies.values()].some((one) => one.id === id))
    return [];
  throw organizationsError('TargetNotFoundException', "You specified a target that doesn't exist.");
}

function listDelegatedAdministrators(context: OperationContext, input: Input) {
  const organization = requireAdministrator(context);
  const service = input.text('ServicePrincipal');
  const items = [...organization.delegatedAdministrators].flatMap(([id, services]) => {
    const member = organization.members.get(id);
    const wanted = service === undefined || services.has(service);
    return member && wanted ? [{ member, since: Math.min(...services.values()) }] : [];
  });
  return listPage(context, input, {
    name: 'DelegatedAdministrators',
    items,
    keyOf: ({ member }) => member.id,
    render: ({ member, since }) => ({
      Id: member.id,
      Arn: accountArn(organization, member.id),
      Email: member.email,
      Name: member.name,
      Status: 'ACTIVE',
      State: member.state,
      JoinedMethod: member.method,
      JoinedTimestamp: epochSeconds(member.joinedAt),
      DelegationEnabledDate: epochSeconds(since),
    }),
    scope: service,
  });
}

function listDelegatedServices(context: OperationContext, input: Input) {
  const organization = requireAdministrator(context);
  const id = input.required('AccountId');
  const services = organization.delegatedAdministrators.get(id);
  if (!services) {
    throw organizationsError(
      'AccountNotRegisteredException',
      'The specified account is not a delegated administrator for this AWS service.',
    );
  }
  return listPage(context, input, {
    name: 'DelegatedServices',
    items: [...services],
    keyOf: ([service]) => service,
    render: ([ServicePrincipal, at]) => ({ ServicePrincipal, DelegationEnabledDate: epochSeconds(at) }),
    scope: id,
  });
}

export const organizationPolicies: Operations = {
  ListPolicies: {
    action: 'organizations:ListPolicies',
    evidence: 'model',
    run: (context, input) => listPolicies(context, input),
  },
  ListPoliciesForTarget: {
    action: 'organizations:ListPoliciesForTarget',
    evidence: 'model',
    run: (context, input) => listPolicies(context, input, input.required('TargetId')),
  },
  DescribePolicy: {
    action: 'organizations:DescribePolicy',
    evidence: 'model',
    run: (context, input) => {
      const policy = policyOf(requireAdministrator(context), input.required('PolicyId'));
      return { json: { Policy: { PolicySummary: summaryJson(policy), Content: policy.document } } };
    },
  },
  ListTargetsForPolicy: {
    action: 'organizations:ListTargetsForPolicy',
    evidence: 'model',
    run: (context, input) => {
      const organization = requireAdministrator(context);
      const policy = policyOf(organization, input.required('PolicyId'));
      return listPage(context, input, {
        name: 'Targets',
        items: [...policy.targets],
        keyOf: (target) => target,
        render: (target) => targetJson(organization, target),
        scope: policy.id,
      });
    },
  },
  ListDelegatedAdministrators: {
    action: 'organizations:ListDelegatedAdministrators',
    evidence: 'model',
    run: listDelegatedAdministrators,
  },
  ListDelegatedServicesForAccount: {
    action: 'organizations:ListDelegatedServicesForAccount',
    evidence: 'model',
    run: listDelegatedServices,
  },
  ListAWSServiceAccessForOrganization: {
    action: 'organizations:ListAWSServiceAccessForOrganization',
    evidence: 'model',
    run: (context, input) =>
      listPage(context, input, {
        name: 'EnabledServicePrincipals',
        items: [...requireAdministrator(context).serviceAccess],
        keyOf: ([service]) => service,
        render: ([ServicePrincipal, at]) => ({ ServicePrincipal, DateEnabled: epochSeconds(at) }),
      }),
  },
  ListTagsForResource: {
    action: 'organizations:ListTagsForResource',
    evidence: 'model',
    run: (context, input) => {
      const id = input.required('ResourceId');
      return listPage(context, input, {
        name: 'Tags',
        items: tagsOf(requireAdministrator(context), id),
        keyOf: ([key]) => key,
        render: ([Key, Value]) => ({ Key, Value }),
        scope: id,
      });
    },
  },
};
