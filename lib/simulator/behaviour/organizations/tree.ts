import { ROOT_OU } from '../../world/types';
import type { MemberState, OrganizationWorldState, OuState } from '../../world/types';
import type { Input } from '../../wire/input';
import type { OperationContext, Operations } from '../operation';
import {
  accountArn,
  epochSeconds,
  listPage,
  organizationsError,
  ouArn,
  parentOf,
  requireAdministrator,
  requireMember,
} from './context';
import { organizationPath } from './paths';

const STATUS: Record<string, string> = { CLOSED: 'SUSPENDED', PENDING_ACTIVATION: 'ACTIVE' };

function accountJson(organization: OrganizationWorldState, member: MemberState) {
  return {
    Id: member.id,
    Arn: accountArn(organization, member.id),
    Email: member.email,
    Name: member.name,
    Status: STATUS[member.state] ?? member.state,
    State: member.state,
    Paths: [organizationPath(organization, member.id)],
    JoinedMethod: member.method,
    JoinedTimestamp: epochSeconds(member.joinedAt),
  };
}

function ouJson(organization: OrganizationWorldState, ou: OuState) {
  return {
    Id: ou.id,
    Arn: ouArn(organization, ou),
    Name: ou.name,
    Path: organizationPath(organization, ou.label),
  };
}

function describeOrganization(context: OperationContext) {
  const organization = requireMember(context);
  const management = organization.managementAccountId;
  return {
    json: {
      Organization: {
        Id: organization.id,
        Arn: organization.arn,
        FeatureSet: organization.featureSet,
        MasterAccountArn: accountArn(organization, management),
        MasterAccountId: management,
        MasterAccountEmail: organization.managementEmail,
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    },
  };
}

function listRoots(context: OperationContext, input: Input) {
  const organization = requireAdministrator(context);
  const root = organization.ous.get(ROOT_OU);
  return listPage(context, input, {
    name: 'Roots',
    items: root ? [root] : [],
    keyOf: (ou) => ou.id,
    render: (ou) => ({
      Id: ou.id,
      Arn: ouArn(organization, ou),
      Name: ou.name,
      PolicyTypes: [...organization.enabledPolicyTypes].sort().map((Type) => ({ Type, Status: 'ENABLED' })),
    }),
  });
}

function listParents(context: OperationContext, input: Input) {
  const organization = requireAdministrator(context);
  const child = input.required('ChildId');
  const member = organization.members.get(child);
  const ou = [...organization.ous.values()].find((one) => one.id === child);
  const label = member?.parent ?? ou?.parent;
  const parent = label === undefined ? undefined : organization.ous.get(label);
  if (!parent)
    throw organizationsError('ChildNotFoundException', "You specified a child that doesn't exist.");
  const Type = parent.label === ROOT_OU ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
  return { json: { Parents: [{ Id: parent.id, Type }] } };
}

function listChildren(context: OperationContext, input: Input) {
  const organization = requireAdministrator(context);
  const parent = parentOf(organization, input.required('ParentId'));
  const type = input.oneOf('ChildType', ['ACCOUNT', 'ORGANIZATIONAL_UNIT']) ?? 'ACCOUNT';
  const children = type === 'ACCOUNT' ? [...organization.members.values()] : [...organization.ous.values()];
  return listPage(context, input, {
    name: 'Children',
    items: children.filter((one) => one.parent === parent.label),
    keyOf: (one) => one.id,
    render: (one) => ({ Id: one.id, Type: type }),
    scope: `${parent.id}/${type}`,
  });
}

function memberOf(organization: OrganizationWorldState, id: string): MemberState {
  const member = organization.members.get(id);
  if (member) return member;
  throw organizationsError('AccountNotFoundException', "You specified an account that doesn't exist.");
}

export const organizationTree: Operations = {
  DescribeOrganization: {
    action: 'organizations:DescribeOrganization',
    evidence: 'model',
    run: describeOrganization,
  },
  DescribeAccount: {
    action: 'organizations:DescribeAccount',
    evidence: 'model',
    run: (context, input) => {
      const organization = requireAdministrator(context);
      const member = memberOf(organization, input.required('AccountId'));
      return { json: { Account: accountJson(organization, member) } };
    },
  },
  ListAccounts: {
    action: 'organizations:ListAccounts',
    evidence: 'documentation',
    assumptions: ['accounts come in the order of their ids'],
    run: (context, input) => {
      const organization = requireAdministrator(context);
      return listPage(context, input, {
        name: 'Accounts',
        items: [...organization.members.values()],
        keyOf: (member) => member.id,
        render: (member) => accountJson(organization, member),
      });
    },
  },
  ListRoots: { action: 'organizations:ListRoots', evidence: 'model', run: listRoots },
  ListOrganizationalUnitsForParent: {
    action: 'organizations:ListOrganizationalUnitsForParent',
    evidence: 'model',
    run: (context, input) => {
      const organization = requireAdministrator(context);
      const parent = parentOf(organization, input.required('ParentId'));
      return listPage(context, input, {
        name: 'OrganizationalUnits',
        items: [...organization.ous.values()].filter((ou) => ou.parent === parent.label),
        keyOf: (ou) => ou.id,
        render: (ou) => ouJson(organization, ou),
        scope: parent.id,
      });
    },
  },
  ListAccountsForParent: {
    action: 'organizations:ListAccountsForParent',
    evidence: 'model',
    run: (context, input) => {
      const organization = requireAdministrator(context);
      const parent = parentOf(organization, input.required('ParentId'));
      return listPage(context, input, {
        name: 'Accounts',
        items: [...organization.members.values()].filter((member) => member.parent === parent.label),
        keyOf: (member) => member.id,
        render: (member) => accountJson(organization, member),
        scope: parent.id,
      });
    },
  },
  ListParents: { action: 'organizations:ListParents', evidence: 'model', run: listParents },
  ListChildren: { action: 'organizations:ListChildren', evidence: 'model', run: listChildren },
};
