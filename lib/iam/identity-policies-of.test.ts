import { describe, expect, it } from 'vitest';
import { type DataSetName, dataSetNames } from '@/lib/snapshot/data-sets';
import type { AccountSnapshot, Group, ManagedPolicy, Role, User } from '@/lib/snapshot/account-snapshot';
import type { Guardrail, OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import type { Reading } from '@/lib/snapshot/reading';
import { classifyAdministrator } from './classify-administrator';
import { identityPoliciesOf } from './identity-policies-of';

const accountId = '111122223333';
const takenAt = '2026-03-04T14:05:00Z';
const administratorAccess = 'arn:aws:iam::aws:policy/AdministratorAccess';

function read<T>(value: T): Reading<T> {
  return { state: 'read', value, asOf: takenAt };
}

const skipped = { state: 'skipped' as const, reason: 'not asked' };

function base(type: string, name: string) {
  return {
    id: `ID${name}`,
    name,
    path: '/',
    arn: `arn:aws:iam::${accountId}:${type}/${name}`,
    createdAt: takenAt,
    attachedPolicies: [],
    inlinePolicies: [],
    permissionsBoundary: null,
    tags: [],
  };
}

function user(name: string, more: Partial<User> = {}): User {
  return { ...base('user', name), groups: [], ...more };
}

function role(name: string, more: Partial<Role> = {}): Role {
  return {
    ...base('role', name),
    trustPolicy: 'trust',
    instanceProfiles: [],
    description: null,
    maxSessionDuration: null,
    ...more,
  };
}

function group(name: string, more: Partial<Group> = {}): Group {
  return { ...base('group', name), ...more };
}

function managed(name: string, documents: string[]): ManagedPolicy {
  return {
    arn: `arn:aws:iam::${accountId}:policy/${name}`,
    name,
    path: '/',
    id: name,
    awsManaged: false,
    createdAt: takenAt,
    updatedAt: takenAt,
    attachmentCount: 1,
    boundaryUsageCount: 0,
    versions: documents.map((document, index) => ({
      versionId: `v${index + 1}`,
      isDefault: index === documents.length - 1,
      createdAt: takenAt,
      document,
    })),
  };
}

interface Parts {
  users?: User[];
  groups?: Group[];
  roles?: Role[];
  policies?: ManagedPolicy[];
}

function snapshot({ users = [], groups = [], roles = [], policies = [] }: Parts): AccountSnapshot {
  return {
    ...(Object.fromEntries(dataSetNames.map((name) => [name, skipped])) as Record<
      DataSetName,
      typeof skipped
    >),
    accountId,
    partition: 'aws',
    source: 'scan',
    takenAt,
    credentialReportFile: null,
    policyDocuments: { old: 'old text', new: 'new text', inline: 'inline text' },
    users: read(users),
    groups: read(groups),
    roles: read(roles),
    policies: read(policies),
  };
}

function guardrail(id: string, targets: string[], kind: Guardrail['kind'] = 'scp'): Guardrail {
  return { id, name: id, kind, awsManaged: false, document: id, targets };
}

function organization(guardrails: Reading<Guardrail[]>): OrganizationSnapshot {
  const account = (id: string, path: string[]) => ({
    id,
    name: id,
    state: 'ACTIVE' as const,
    path,
    joinedAt: null,
    tags: [],
  });
  return {
    organizationId: 'o-own12345',
    managementAccountId: '999900001111',
    rootId: 'r-1',
    featureSet: 'ALL',
    takenAt,
    units: [],
    accounts: [account(accountId, ['r-1', 'ou-1']), account('999900001111', ['r-1'])],
    guardrails,
    enabledPolicyTypes: read(['SERVICE_CONTROL_POLICY']),
    managementPolicies: read([]),
    delegationPolicy: read(null),
    delegatedAdministrators: read([]),
    trustedServices: read([]),
    centralRoot: read([]),
    policyDocuments: { full: 'full text', narrow: 'narrow text', rcp: 'rcp text' },
  };
}

describe('identityPoliciesOf', () => {
  it('takes the default version, inline policies and those of the groups of a user', () => {
    const policy = managed('p', ['old', 'new']);
    const ops = group('ops', { attachedPolicies: [{ name: 'p', arn: policy.arn }] });
    const alice = user('alice', {
      groups: ['ops', 'gone'],
      attachedPolicies: [{ name: 'p', arn: policy.arn }],
      inlinePolicies: [{ name: 'i', document: 'inline' }],
    });
    const [first] = identityPoliciesOf(snapshot({ users: [alice], groups: [ops], policies: [policy] }), null);
    expect(first).toEqual({
      arn: alice.arn,
      kind: 'user',
      policies: [
        { name: 'p', via: 'managed', arn: policy.arn, group: null, text: 'new text' },
        { name: 'i', via: 'inline', arn: null, group: null, text: 'inline text' },
        { name: 'p', via: 'group-managed', arn: policy.arn, group: 'ops', text: 'new text' },
      ],
      groupArns: [ops.arn],
      boundary: null,
      guardrails: null,
    });
  });

  it('lists users, roles and groups', () => {
    const parts = { users: [user('u')], roles: [role('r')], groups: [group('g')] };
    expect(identityPoliciesOf(snapshot(parts), null).map(({ kind }) => kind)).toEqual([
      'user',
      'role',
      'group',
    ]);
  });

  it('knows AdministratorAccess by its ARN, and leaves out what was not read', () => {
    const attachedPolicies = [
      { name: 'AdministratorAccess', arn: administratorAccess },
      { name: 'ReadOnlyAccess', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      { name: 'AdministratorAccess', arn: `arn:aws:iam::${accountId}:policy/AdministratorAccess` },
    ];
    const [first] = identityPoliciesOf(snapshot({ users: [user('u', { attachedPolicies })] }), null);
    expect(first?.policies.map(({ arn }) => arn)).toEqual([administratorAccess]);
    expect(first && classifyAdministrator(first).tier).toBe('full');
  });

  it('reads boundaries, and says when one was not read', () => {
    const policy = managed('b', ['new']);
    const parts = {
      policies: [policy],
      roles: [
        role('a', { permissionsBoundary: policy.arn }),
        role('b', { permissionsBoundary: 'arn:unknown' }),
      ],
    };
    expect(identityPoliciesOf(snapshot(parts), null).map(({ boundary }) => boundary)).toEqual([
      { arn: policy.arn, text: 'new text' },
      'unread',
    ]);
  });

  it('goes along the path of units, service control policies only, without empty levels', () => {
    const guardrails = read([
      guardrail('full', ['r-1', accountId]),
      guardrail('narrow', [accountId, 'ou-2']),
      guardrail('rcp', ['r-1'], 'rcp'),
    ]);
    const [first] = identityPoliciesOf(snapshot({ users: [user('u')] }), organization(guardrails));
    expect(first?.guardrails).toEqual([['full text'], ['full text', 'narrow text']]);
  });

  it('exempts the management account and service-linked roles', () => {
    const whole = organization(read([guardrail('narrow', ['r-1'])]));
    const management = { ...whole, managementAccountId: accountId };
    const linked = role('AWSServiceRoleForX', { path: '/aws-service-role/x.amazonaws.com/' });
    const parts = snapshot({ users: [user('u')], roles: [linked] });
    expect(identityPoliciesOf(parts, management).map(({ guardrails }) => guardrails)).toEqual([[], []]);
    expect(identityPoliciesOf(parts, whole).map(({ guardrails }) => guardrails)).toEqual([
      [['narrow text']],
      [],
    ]);
  });

  it('has null guardrails where the organization could not tell', () => {
    const unread = organization({
      state: 'unread',
      code: 'AccessDenied',
      operation: 'ListPolicies',
      message: '',
    });
    const elsewhere = { ...organization(read([])), accounts: [] };
    for (const context of [null, unread, elsewhere]) {
      expect(identityPoliciesOf(snapshot({ users: [user('u')] }), context)[0]?.guardrails).toBeNull();
    }
  });

  it('is empty when identities were not read', () => {
    const unread = {
      state: 'unread' as const,
      code: 'AccessDenied',
      operation: 'GetAccountAuthorizationDetails',
      message: '',
    };
    const nothing = { ...snapshot({}), users: unread, roles: unread, groups: unread, policies: unread };
    expect(identityPoliciesOf(nothing, null)).toEqual([]);
  });
});
