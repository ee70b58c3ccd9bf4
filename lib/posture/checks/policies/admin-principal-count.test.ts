import { describe, expect, it } from 'vitest';
import { hash } from '@/lib/snapshot/hash';
import {
  accountId,
  buildRole,
  buildUser,
  denied,
  off,
  read,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, everything, trustText } from '../../testing/build-input';
import { adminPrincipalCount } from './admin-principal-count';

const inlinePolicies = [{ name: 'extra', document: hash(everything) }];
const services = trustText({ Service: 'lambda.amazonaws.com' });
const people = trustText({ AWS: `arn:aws:iam::${accountId}:root` });
const elsewhere = trustText({ AWS: 'arn:aws:iam::210987654321:root' });
const policyDocuments = textsOf(everything, services, people, elsewhere);
const administrators = (count: number) =>
  Array.from({ length: count }, (_, index) => buildUser(`admin-${index}`, { inlinePolicies }));
const role = (name: string, trust: string, path = '/') =>
  buildRole(name, { path, inlinePolicies, trustPolicy: hash(trust) });
const judge = (parts: Parameters<typeof buildInput>[0], thresholds: Parameters<typeof buildInput>[1] = {}) =>
  adminPrincipalCount.evaluate(buildInput({ policyDocuments, ...parts }, thresholds))[0];
const member = read({ organizationId: 'o-1', managementAccountId: '210987654321', featureSet: 'ALL' });

describe('admin-principal-count', () => {
  it.each([
    [1, 'fail'],
    [2, 'pass'],
    [5, 'pass'],
    [6, 'fail'],
  ])('of %i administrators: %s', (count, result) => {
    expect(judge({ users: read(administrators(count)) })).toMatchObject({
      result,
      severity: 'medium',
      resource: `arn:aws:iam::${accountId}:root`,
    });
  });

  it('says how many there are and how many are sensible', () => {
    expect(judge({ users: read(administrators(6)) })?.title).toBe(
      '6 administrators, where 2 to 5 are sensible',
    );
    expect(judge({ users: read(administrators(1)) })?.title).toBe(
      '1 administrator, where 2 to 5 are sensible',
    );
  });

  it('follows the thresholds', () => {
    expect(judge({ users: read(administrators(6)) }, { maxAdmins: 6 })).toMatchObject({ result: 'pass' });
    expect(judge({ users: read(administrators(2)) }, { minAdmins: 3 })).toMatchObject({ result: 'fail' });
  });

  it('counts roles that people can assume, and lists those of services apart', () => {
    const roles = read([role('ops', people), role('worker', services)]);
    const result = judge({ users: read(administrators(1)), roles });
    expect(result).toMatchObject({ result: 'pass' });
    expect(result?.evidence).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'administrators', value: 2 }),
        expect.objectContaining({ field: 'roles', value: ['ops'] }),
        expect.objectContaining({ field: 'rolesOfServices', value: ['worker'] }),
      ]),
    );
  });

  it('is not applicable to a member account that is administered from elsewhere alone', () => {
    const sso = role('AWSReservedSSO_Admin', people, '/aws-reserved/sso.amazonaws.com/');
    const roles = read([role('OrganizationAccountAccessRole', elsewhere), sso]);
    const parts = { roles, organizationMembership: member };
    expect(judge(parts)).toMatchObject({ result: 'not-applicable' });
    expect(judge({ ...parts, users: read(administrators(1)) })).toMatchObject({ result: 'pass' });
    expect(judge({ roles: read([role('ops', people)]), organizationMembership: member })).toMatchObject({
      result: 'fail',
    });
    expect(judge({ roles: read([]), organizationMembership: read('none') })).toMatchObject({
      result: 'fail',
    });
  });

  it('is unknown where rights or trust were not read, and does not run when they are off', () => {
    const refused = denied('GetAccountAuthorizationDetails');
    expect(judge({ users: refused })).toMatchObject({ result: 'unknown' });
    const roles = read([role('ops', people)]);
    expect(judge({ roles, policyDocuments: textsOf(everything) })).toMatchObject({ result: 'unknown' });
    expect(judge({ users: off, groups: off, roles: off, policies: off })).toBeUndefined();
  });
});
