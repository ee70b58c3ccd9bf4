import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, FederationProvider } from '@/lib/snapshot/account-snapshot';
import { buildRole, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput, policyText } from '../../testing/build-input';
import { trusting, withRoles } from '../../testing/build-roles';
import type { Thresholds } from '../../settings/parameters';
import { identityProviderHealthy } from './identity-provider-healthy';

const saml = 'arn:aws:iam::123456789012:saml-provider/okta';
const oidc = 'arn:aws:iam::123456789012:oidc-provider/id.example.org/realm';

const federated = (principal: string) =>
  policyText({ Effect: 'Allow', Principal: { Federated: principal }, Action: 'sts:AssumeRoleWithSAML' });
const used = withRoles([trusting('people', federated(saml)), trusting('ci', federated(oidc))]);

function judge(
  provider: Partial<FederationProvider>,
  parts: Partial<AccountSnapshot> = used,
  thresholds: Partial<Thresholds> = {},
) {
  const whole = { kind: 'saml' as const, arn: saml, url: null, clientIds: [], validUntil: null, ...provider };
  const otherCredentials = read({
    serviceSpecific: [],
    signingCertificates: [],
    sshKeys: [],
    serverCertificates: [],
    providers: [whole],
  });
  return identityProviderHealthy.evaluate(buildInput({ ...parts, otherCredentials }, thresholds))[0];
}

describe('identity-provider-healthy', () => {
  it('passes a valid provider that a role trusts', () => {
    expect(judge({ validUntil: '2027-01-01T00:00:00Z' })).toMatchObject({
      result: 'pass',
      resource: saml,
      title: 'okta is valid and in use',
    });
    expect(judge({ kind: 'oidc', arn: oidc })).toMatchObject({
      result: 'pass',
      title: 'id.example.org/realm is valid and in use',
    });
  });

  it('fails when the metadata has expired or does so within 30 whole days', () => {
    expect(judge({ validUntil: '2026-02-01T00:00:00Z' })).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'The metadata of okta expired on 2026-02-01',
    });
    expect(judge({ validUntil: '2026-04-04T14:04:59Z' })).toMatchObject({
      result: 'fail',
      title: 'The metadata of okta expires in 30 days',
    });
    expect(judge({ validUntil: '2026-04-04T14:05:00Z' })).toMatchObject({ result: 'pass' });
  });

  it('follows the days of warning', () => {
    const soon = { validUntil: '2026-03-24T14:05:00Z' };
    expect(judge(soon)).toMatchObject({ result: 'fail' });
    expect(judge(soon, used, { certificateExpiryWarnDays: 19 })).toMatchObject({ result: 'pass' });
  });

  it('fails when no role trusts it', () => {
    expect(judge({}, withRoles([trusting('ci', federated(oidc))]))).toMatchObject({
      result: 'fail',
      title: 'No role trusts okta',
    });
  });

  it('is not applicable to the provider of Identity Center', () => {
    const arn = 'arn:aws:iam::123456789012:saml-provider/AWSSSO_0123abcd_DO_NOT_DELETE';
    expect(judge({ arn, validUntil: '2020-01-01T00:00:00Z' })).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when a trust may be missing, but sure of an expiry', () => {
    for (const roles of [denied('GetAccountAuthorizationDetails'), read([buildRole('bare')])]) {
      expect(judge({}, { roles })).toMatchObject({ result: 'unknown' });
      expect(judge({ validUntil: '2026-02-01T00:00:00Z' }, { roles })).toMatchObject({ result: 'fail' });
    }
  });

  it('is unknown when providers were refused, and does not run when they are off', () => {
    const refused = buildInput({ otherCredentials: denied('ListSAMLProviders') });
    expect(identityProviderHealthy.evaluate(refused)).toMatchObject([{ result: 'unknown' }]);
    expect(identityProviderHealthy.evaluate(buildInput({ otherCredentials: off }))).toEqual([]);
  });

  it('reads later as time goes by', () => {
    const evidence = judge({ validUntil: '2026-03-24T14:05:00Z' })?.evidence ?? [];
    expect(identityProviderHealthy.describeFail(evidence, '2026-03-23T14:05:00Z')).toBe(
      'The metadata of okta expires in 1 day',
    );
  });
});
