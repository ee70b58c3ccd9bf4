import { findAwsManagedPolicy } from '../../world/aws-managed-policies';
import type { AccountWorldState, GroupState, RoleState, UserState } from '../../world/types';
import { commonFault, noSuchEntity } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { element, members, timeElement, wrap } from '../../wire/xml';
import type { OperationContext, Operations } from '../operation';
import { byText, paginate, truncation } from '../paging';
import { managedPolicyText } from '../policy/identity-policies';
import { grantedServices } from '../policy/granted-services';
import { parsePolicy } from '../policy/parse-policy';
import { document, policyName } from './fragments';

function getPolicyVersion({ account }: OperationContext, input: Input) {
  const arn = input.required('PolicyArn', { min: 20, max: 2048 });
  const id = input.required('VersionId');
  const aws = findAwsManagedPolicy(arn);
  const local = account.policies.get(arn);
  const version = aws
    ? { id: aws.version, document: aws.document, createdAt: aws.updatedAt }
    : local?.versions.find((one) => one.id === id);
  if (!aws && !local) throw noSuchEntity(`Policy ${arn} was not found.`);
  if (version?.id !== id)
    throw noSuchEntity(`Policy ${arn} version ${id} does not exist or is not attachable.`);
  const isDefault = id === (aws?.version ?? local?.defaultVersion);
  return {
    xml: wrap(
      'PolicyVersion',
      document('Document', version.document) +
        element('VersionId', id) +
        element('IsDefaultVersion', isDefault) +
        timeElement('CreateDate', version.createdAt),
    ),
  };
}

function policyXml({ account }: OperationContext, input: Input) {
  const arn = input.required('PolicyArn', { min: 20, max: 2048 });
  const policy = account.policies.get(arn) ?? findAwsManagedPolicy(arn);
  if (!policy) throw noSuchEntity(`Policy ${arn} was not found.`);
  const version = 'defaultVersion' in policy ? policy.defaultVersion : policy.version;
  const attached = [...account.users.values(), ...account.groups.values(), ...account.roles.values()];
  return {
    xml: wrap(
      'Policy',
      element('PolicyName', policy.name) +
        element('PolicyId', policy.id) +
        element('Arn', arn) +
        element('Path', policy.path) +
        element('DefaultVersionId', version) +
        element('AttachmentCount', attached.filter((one) => one.attached.includes(arn)).length) +
        element('IsAttachable', true) +
        timeElement('CreateDate', policy.createdAt) +
        timeElement('UpdateDate', policy.updatedAt),
    ),
  };
}

interface GrantingPolicy {
  key: string;
  xml: string;
  text: string;
}

function policiesOf(
  account: AccountWorldState,
  of: UserState | GroupState | RoleState,
  kind: string,
): GrantingPolicy[] {
  const entity = element('EntityType', kind.toUpperCase()) + element('EntityName', of.name);
  const inline = [...of.inline].map(([name, text]) => ({
    key: `inline/${of.name}/${name}`,
    xml: element('PolicyName', name) + element('PolicyType', 'INLINE') + entity,
    text,
  }));
  const managed = of.attached.map((arn) => ({
    key: `managed/${arn}`,
    xml:
      element('PolicyName', policyName(arn)) + element('PolicyType', 'MANAGED') + element('PolicyArn', arn),
    text: managedPolicyText(account, arn) ?? '{}',
  }));
  return [...inline, ...managed];
}

function grantingPolicies(account: AccountWorldState, arn: string): GrantingPolicy[] {
  const name = policyName(arn);
  const user = account.users.get(name);
  if (user?.arn === arn) {
    const groups = user.groups
      .map((group) => account.groups.get(group))
      .filter((group) => group !== undefined);
    return [
      ...policiesOf(account, user, 'user'),
      ...groups.flatMap((group) => policiesOf(account, group, 'group')),
    ];
  }
  const role = account.roles.get(name);
  if (role?.arn === arn) return policiesOf(account, role, 'role');
  const group = account.groups.get(name);
  if (group?.arn === arn) return policiesOf(account, group, 'group');
  throw noSuchEntity(`ARN ${arn} was not found.`);
}

function listGranting(context: OperationContext, input: Input) {
  const arn = input.required('Arn', { min: 20, max: 2048 });
  const namespaces = input.texts('ServiceNamespaces');
  if (namespaces.length === 0 || namespaces.length > 200) {
    throw commonFault(context.service, 'invalid-input', 'ServiceNamespaces must have 1 to 200 members.');
  }
  const policies = grantingPolicies(context.account, arn);
  const page = paginate(context, {
    items: [...namespaces].sort(byText),
    keyOf: (namespace) => namespace,
    size: 100,
    token: input.text('Marker'),
    scope: `${arn}/${namespaces.join()}`,
  });
  const entries = page.items.map((namespace) => {
    const granting = policies
      .filter((policy) => grantedServices([parsePolicy(policy.text)]).includes(namespace))
      .sort((a, b) => byText(a.key, b.key));
    return (
      element('ServiceNamespace', namespace) +
      members(
        'Policies',
        granting.map((policy) => policy.xml),
      )
    );
  });
  return { xml: members('PoliciesGrantingServiceAccess', entries) + truncation(page) };
}

const policyResource = (_: OperationContext, input: Input) =>
  input.required('PolicyArn', { min: 20, max: 2048 });

export const policyOperations: Operations = {
  GetPolicy: { action: 'iam:GetPolicy', resource: policyResource, evidence: 'model', run: policyXml },
  GetPolicyVersion: {
    action: 'iam:GetPolicyVersion',
    resource: policyResource,
    evidence: 'model',
    assumptions: ['an AWS managed policy has its default version alone'],
    run: getPolicyVersion,
  },
  ListPoliciesGrantingServiceAccess: {
    action: 'iam:ListPoliciesGrantingServiceAccess',
    resource: (_, input) => input.required('Arn', { min: 20, max: 2048 }),
    evidence: 'model',
    run: listGranting,
  },
};
