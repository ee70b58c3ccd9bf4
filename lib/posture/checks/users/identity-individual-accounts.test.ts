import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, Role } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { parseCredentialReport } from '@/lib/snapshot/parse-credential-report';
import { buildOrganization } from '@/lib/snapshot/testing/build-organization';
import { bytesOf, reportText, rootLine, type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildRole, buildUser, denied, off, read, textsOf } from '@/lib/snapshot/testing/build-snapshot';
import type { EvaluationContext } from '../../types';
import { buildInput, trustText } from '../../testing/build-input';
import { identityIndividualAccounts } from './identity-individual-accounts';

interface Account {
  consoleUsers?: string[];
  root?: RowValues;
  roles?: [Role, string][];
  parts?: Partial<AccountSnapshot>;
  context?: Partial<EvaluationContext>;
}

function judge({ consoleUsers = [], root = {}, roles = [], parts, context }: Account) {
  const lines = consoleUsers.map((name) => userLine(name, { password_enabled: 'true' }));
  const text = reportText(...lines).replace(rootLine(), rootLine(root));
  const account = {
    credentialReport: read(parseCredentialReport(bytesOf(text))),
    users: read(consoleUsers.map((name) => buildUser(name))),
    roles: read(roles.map(([role]) => role)),
    policyDocuments: textsOf(...roles.map(([, trust]) => trust)),
    accountSummary: off,
    organizationMembership: read('none' as const),
    ...parts,
  };
  return identityIndividualAccounts.evaluate(buildInput(account, {}, context))[0];
}

function trusting(name: string, trust: string, parts: Partial<Role> = {}): [Role, string] {
  return [buildRole(name, { trustPolicy: hash(trust), ...parts }), trust];
}

const provider = (kind: string, name: string) => ({
  Federated: `arn:aws:iam::123456789012:${kind}-provider/${name}`,
});
const recent = { password_last_used: '2026-03-01T00:00:00Z' };
const saml = trusting('people', trustText(provider('saml', 'okta')));
const crossAccount = trusting('support', trustText({ AWS: 'arn:aws:iam::222222222222:root' }));

describe('identity-individual-accounts', () => {
  it('fails when root with a password is the only way in', () => {
    expect(judge({})).toMatchObject({
      result: 'fail',
      severity: 'high',
      resource: 'arn:aws:iam::123456789012:root',
      title: 'Nobody but the root user can sign in to the account',
    });
  });

  it('fails when root is in use beside a single console user', () => {
    expect(judge({ consoleUsers: ['ana'], root: recent })).toMatchObject({
      result: 'fail',
      title: 'The root user is in use, and ana is the only console user',
    });
  });

  it('passes with one console user while root rests, and with two in any case', () => {
    expect(judge({ consoleUsers: ['ana'] })).toMatchObject({
      result: 'pass',
      title: 'One person has a console user',
    });
    expect(judge({ consoleUsers: ['ana', 'bob'], root: recent })).toMatchObject({
      result: 'pass',
      title: '2 people have a console user',
    });
  });

  it('takes the edge of the window for root use as root-recent-use does', () => {
    const used = (password_last_used: string) =>
      judge({ consoleUsers: ['ana'], root: { password_last_used } })?.result;
    expect(used('2025-12-04T14:05:00Z')).toBe('fail');
    expect(used('2025-12-03T14:05:00Z')).toBe('pass');
  });

  it('passes when root has no password and rests', () => {
    expect(judge({ root: { password_enabled: 'false', password_last_used: 'N/A' } })).toMatchObject({
      result: 'pass',
      title: expect.stringContaining('no password either'),
    });
  });

  it('passes with a role for people of an identity provider, even while root is in use', () => {
    const sso = trusting('AWSReservedSSO_A_1', trustText(provider('saml', 'AWSSSO_1')), {
      path: '/aws-reserved/sso.amazonaws.com/',
    });
    const oidc = trusting('people', trustText(provider('oidc', 'login.example.com')));
    for (const role of [saml, sso, oidc])
      expect(judge({ roles: [role], root: recent })).toMatchObject({
        result: 'pass',
        title: 'People come in through a federated role',
      });
  });

  it.each(['token.actions.githubusercontent.com', 'oidc.eks.eu-west-1.amazonaws.com/id/A'])(
    'does not take %s for a way in of people',
    (issuer) => {
      const pipeline = trusting('deploy', trustText(provider('oidc', issuer)));
      expect(judge({ roles: [pipeline] })).toMatchObject({ result: 'fail' });
    },
  );

  describe('with roles that other accounts assume', () => {
    const context = { organization: buildOrganization() };

    it('is not applicable to a member account', () => {
      expect(judge({ roles: [crossAccount], context })).toMatchObject({ result: 'not-applicable' });
      const parts = { organizationMembership: off };
      expect(judge({ roles: [crossAccount], parts })).toMatchObject({ result: 'not-applicable' });
    });

    it('judges a stand-alone account and one with a console user all the same', () => {
      expect(judge({ roles: [crossAccount] })).toMatchObject({ result: 'fail' });
      const shared = { consoleUsers: ['ana'], root: recent, roles: [crossAccount] };
      expect(judge({ ...shared, context })).toMatchObject({ result: 'fail' });
    });

    it('does not count roles of its own account, of vendors and for programs', () => {
      const own = trusting('own', trustText({ AWS: 'arn:aws:iam::123456789012:root' }));
      const vendor = trusting('datadog', trustText({ AWS: 'arn:aws:iam::464622532012:root' }));
      const trust = trustText(
        { AWS: 'arn:aws:iam::222222222222:root' },
        { StringEquals: { 'sts:ExternalId': 'x' } },
      );
      const program = trusting('scanner', trust);
      expect(judge({ roles: [own, vendor, program], context })).toMatchObject({ result: 'fail' });
    });

    it('is unknown when it could not be told whether the account is a member', () => {
      const parts = { organizationMembership: denied('DescribeOrganization') };
      expect(judge({ roles: [crossAccount], parts })).toMatchObject({
        result: 'unknown',
        title: expect.stringContaining('DescribeOrganization'),
      });
    });
  });

  it('is unknown when roles were refused and would decide', () => {
    const parts = { roles: denied('ListRoles') };
    expect(judge({ parts })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('ListRoles'),
    });
    expect(judge({ consoleUsers: ['ana', 'bob'], parts })).toMatchObject({ result: 'pass' });
    const [role] = saml;
    expect(judge({ parts: { roles: read([role]) } })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('trust policies'),
    });
  });

  it('is unknown while the report does not know a new user', () => {
    const parts = { users: read([buildUser('new')]) };
    expect(judge({ parts })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('newest users'),
    });
  });

  it('is unknown when root could not be told', () => {
    const text = reportText().replace(`\n${rootLine()}`, '');
    const credentialReport = read(parseCredentialReport(bytesOf(text)));
    expect(judge({ parts: { credentialReport } })).toMatchObject({ result: 'unknown' });
    expect(judge({ parts: { credentialReport: denied('GetReport') } })).toMatchObject({ result: 'unknown' });
  });

  it('judges an imported report only where it suffices', () => {
    const parts = { users: off, roles: off, organizationMembership: off };
    expect(judge({ consoleUsers: ['ana', 'bob'], parts })).toMatchObject({ result: 'pass' });
    expect(judge({ parts })).toBeUndefined();
  });

  it('does not run while the report is off', () => {
    expect(judge({ parts: { credentialReport: off } })).toBeUndefined();
  });
});
