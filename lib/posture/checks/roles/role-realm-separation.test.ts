import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { buildMember, buildOrganization } from '@/lib/snapshot/testing/build-organization';
import { buildCompute, buildInstance } from '@/lib/snapshot/testing/build-resources';
import { accountId, buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, trustText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import type { Thresholds } from '../../settings/parameters';
import { roleRealmSeparation } from './role-realm-separation';

interface Case {
  role?: Partial<Role>;
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
  /** Names of accounts by id. */
  accounts?: Record<string, string>;
}

function judge(name: string, principal: unknown, { role, parts, thresholds, accounts }: Case = {}) {
  const members = Object.entries(accounts ?? {}).map(([id, called]) => buildMember(id, { name: called }));
  const organization = accounts ? buildOrganization({ accounts: members }) : null;
  const roles = withRoles([trusting(name, trustText(principal), role)]);
  return roleRealmSeparation.evaluate(buildInput({ ...roles, ...parts }, thresholds, { organization }))[0];
}

const roleArn = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

describe('role-realm-separation', () => {
  it('fails when principals of two environments may assume it', () => {
    expect(judge('deploy', { AWS: [roleArn('ci-prod'), roleArn('ci-dev')] })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'deploy is used from dev and prod',
    });
  });

  it('fails when a production role may be assumed from elsewhere, and not the other way round', () => {
    expect(judge('db-prod', { AWS: roleArn('ci-dev') })).toMatchObject({
      result: 'fail',
      title: 'db-prod, of prod, is used from dev',
    });
    expect(judge('db-prod', { AWS: roleArn('ci-nonprod') })).toMatchObject({ result: 'fail' });
    expect(judge('db-dev', { AWS: roleArn('ci-prod') })).toMatchObject({ result: 'pass' });
  });

  it('passes inside one environment', () => {
    expect(judge('db-prod', { AWS: roleArn('ci-prod') })).toMatchObject({
      result: 'pass',
      title: 'db-prod stays inside prod',
    });
    expect(judge('db-prod', { Service: 'lambda.amazonaws.com' })).toMatchObject({ result: 'pass' });
  });

  it('looks at tags of roles and users, by the keys given', () => {
    const tags = [{ key: 'Environment', value: 'production' }];
    const users = read([buildUser('ana', { tags: [{ key: 'env', value: 'dev' }] })]);
    const ana = { AWS: 'arn:aws:iam::123456789012:user/ana' };
    expect(judge('db', ana, { role: { tags }, parts: { users } })).toMatchObject({ result: 'fail' });
    const thresholds = { realmTagKeys: ['tier'] };
    expect(judge('db', ana, { role: { tags }, parts: { users }, thresholds })).toMatchObject({
      result: 'not-applicable',
    });
  });

  it('looks at the accounts of foreign principals, and at its own for the role', () => {
    const accounts = { '111122223333': 'halyard-dev', [accountId]: 'halyard-prod' };
    expect(judge('db', { AWS: '111122223333' }, { accounts })).toMatchObject({
      result: 'fail',
      title: 'db, of prod, is used from dev',
    });
    expect(judge('db', { AWS: `arn:aws:iam::${accountId}:root` }, { accounts })).toMatchObject({
      result: 'pass',
    });
  });

  it('looks at the instances that have it', () => {
    const profile = 'arn:aws:iam::123456789012:instance-profile/web';
    const tagged = (id: string, value: string) =>
      buildInstance(id, { instanceProfileArn: profile, tags: [{ key: 'Name', value }] });
    const on = (...names: string[]) => {
      const instances = read(names.map((name, index) => tagged(`i-${index}`, name)));
      const parts = { compute: read([buildCompute({ instances })]) };
      return judge('web', { Service: 'ec2.amazonaws.com' }, { role: { instanceProfiles: [profile] }, parts });
    };
    expect(on('web-prod', 'web-staging')).toMatchObject({
      result: 'fail',
      title: 'web is used from prod and staging',
    });
    expect(on('web-prod', 'web-prod-2', 'bastion')).toMatchObject({ result: 'pass' });
  });

  it('is not applicable where no environment is known', () => {
    expect(judge('deploy', { AWS: roleArn('ci') })).toMatchObject({ result: 'not-applicable' });
  });

  it('judges by roles alone when EC2 was refused or is off', () => {
    for (const compute of [denied('DescribeInstances'), off])
      expect(judge('db-prod', { AWS: roleArn('ci-dev') }, { parts: { compute } })).toMatchObject({
        result: 'fail',
      });
  });

  it('is unknown when roles were refused, and does not run when they are off', () => {
    const roles = denied('GetAccountAuthorizationDetails');
    expect(roleRealmSeparation.evaluate(buildInput({ roles }))).toMatchObject([{ result: 'unknown' }]);
    expect(roleRealmSeparation.evaluate(buildInput({ roles: off }))).toEqual([]);
  });
});
