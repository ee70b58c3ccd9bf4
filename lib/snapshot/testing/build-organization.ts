import { hash } from '../hash';
import type {
  Guardrail,
  ManagementPolicy,
  OrganizationAccount,
  OrganizationSnapshot,
} from '../organization-snapshot';
import { accountId, read, takenAt, textsOf } from './build-snapshot';

export const managementAccountId = '111111111111';
export const organizationArn = `arn:aws:organizations::${managementAccountId}:organization/o-abc`;

/** A policy of the organization with its text. */
export type BuiltPolicy = Omit<Guardrail, 'kind'> & {
  kind: Guardrail['kind'] | ManagementPolicy['kind'];
  text: string;
};

/** A service control policy; its id is its name. */
export function scp(name: string, statement: object | object[], targets: string[]): BuiltPolicy {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
  return policyOf({ name, kind: 'scp', targets, text });
}

/** A policy of any kind with its text as it stands. */
export function policyOf(parts: Pick<BuiltPolicy, 'name' | 'kind' | 'targets' | 'text'>): BuiltPolicy {
  const isAws = /FullAWSAccess$/.test(parts.name);
  return { id: parts.name, awsManaged: isAws, document: hash(parts.text), ...parts };
}

/** AWS's own policy that allows everything, on every level of the account. */
export const fullAwsAccess = scp('FullAWSAccess', { Effect: 'Allow', Action: '*', Resource: '*' }, [
  'r-1',
  'ou-1',
  accountId,
]);

export function buildMember(id: string, parts: Partial<OrganizationAccount> = {}): OrganizationAccount {
  return { id, name: id, state: 'ACTIVE', path: ['r-1', 'ou-1'], joinedAt: null, tags: [], ...parts };
}

/** An organization of the management account and the account of `buildSnapshot`, which sits in the unit Production. */
export function buildOrganization({
  policies = [],
  ...parts
}: Partial<OrganizationSnapshot> & { policies?: readonly BuiltPolicy[] } = {}): OrganizationSnapshot {
  const plain = policies.map(({ text: _text, ...policy }) => policy);
  return {
    organizationId: 'o-abc',
    managementAccountId,
    rootId: 'r-1',
    featureSet: 'ALL',
    takenAt,
    units: [{ id: 'ou-1', name: 'Production', parentId: 'r-1' }],
    accounts: [buildMember(managementAccountId, { path: ['r-1'] }), buildMember(accountId)],
    guardrails: read(plain.filter((policy): policy is Guardrail => /^[sr]cp$/.test(policy.kind))),
    enabledPolicyTypes: read([
      'SERVICE_CONTROL_POLICY',
      'RESOURCE_CONTROL_POLICY',
      'TAG_POLICY',
      'AISERVICES_OPT_OUT_POLICY',
    ]),
    managementPolicies: read(
      plain
        .filter(({ kind }) => kind === 'tag' || kind === 'ai-opt-out')
        .map(
          ({ id, name, kind, document, targets }) =>
            ({ id, name, kind, document, targets }) as ManagementPolicy,
        ),
    ),
    delegationPolicy: read(null),
    delegatedAdministrators: read([]),
    trustedServices: read([]),
    centralRoot: read([]),
    policyDocuments: textsOf(...policies.map(({ text }) => text)),
    ...parts,
  };
}
