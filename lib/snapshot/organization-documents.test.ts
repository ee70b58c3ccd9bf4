import { describe, expect, it } from 'vitest';
import { hash } from './hash';
import {
  organizationFromDocuments,
  organizationToDocuments,
  policyHashesOfOrganization,
} from './organization-documents';
import type { OrganizationSnapshot } from './organization-snapshot';
import { denied, read, takenAt, textsOf } from './testing/build-snapshot';

const scp = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const organization: OrganizationSnapshot = {
  organizationId: 'o-abc',
  managementAccountId: '111111111111',
  rootId: 'r-1',
  featureSet: 'ALL',
  takenAt,
  units: [
    { id: 'ou-1', name: 'Production', parentId: 'r-1' },
    { id: 'ou-2', name: 'Sandbox', parentId: 'r-1' },
  ],
  accounts: [
    { id: '111111111111', name: 'root', state: 'ACTIVE', path: ['r-1'], joinedAt: null, tags: [] },
    { id: '222222222222', name: 'prod', state: 'ACTIVE', path: ['r-1', 'ou-1'], joinedAt: null, tags: [] },
  ],
  guardrails: read([
    { id: 'p-1', name: 'Full', kind: 'scp', awsManaged: true, document: hash(scp), targets: ['ou-1', 'r-1'] },
  ]),
  enabledPolicyTypes: denied('ListRoots'),
  managementPolicies: denied('ListPolicies'),
  delegationPolicy: denied('DescribeResourcePolicy'),
  delegatedAdministrators: denied('ListDelegatedAdministrators'),
  trustedServices: read(['cloudtrail.amazonaws.com']),
  centralRoot: read([]),
  policyDocuments: textsOf(scp),
};

describe('documents of an organization', () => {
  const { documentHash, documents } = organizationToDocuments(organization);
  const load = (address: string) => documents.get(address)?.bytes ?? new Uint8Array();

  it('give the organization back', () => {
    expect(organizationFromDocuments({ documentHash, takenAt }, load)).toEqual(organization);
  });

  it('name the policy texts, so that they can be loaded at once', () => {
    expect(policyHashesOfOrganization(load(documentHash))).toEqual([hash(scp)]);
    expect(documents.size).toBe(2);
  });

  it('have the same address whenever and in whatever order they were read', () => {
    const later = '2026-03-05T00:00:00Z';
    const turned = {
      ...organization,
      takenAt: later,
      units: [...organization.units].reverse(),
      accounts: [...organization.accounts].reverse(),
      trustedServices: read(['cloudtrail.amazonaws.com'], later),
    };
    expect(organizationToDocuments(turned).documentHash).toBe(documentHash);
  });
});
