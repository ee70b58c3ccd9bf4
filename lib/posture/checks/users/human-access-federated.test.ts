import { describe, expect, it } from 'vitest';
import type { AccountSnapshot, FederationProvider } from '@/lib/snapshot/account-snapshot';
import { hash } from '@/lib/snapshot/hash';
import { userLine } from '@/lib/snapshot/testing/build-report';
import {
  buildRole,
  buildUser,
  denied,
  off,
  read,
  reported,
  textsOf,
} from '@/lib/snapshot/testing/build-snapshot';
import type { Thresholds } from '../../settings/parameters';
import { buildInput, trustText } from '../../testing/build-input';
import { humanAccessFederated } from './human-access-federated';

const trust = trustText({ Federated: 'arn:aws:iam::123456789012:saml-provider/okta' });
const people = buildRole('people', { trustPolicy: hash(trust) });
const names = (count: number) => Array.from({ length: count }, (_, index) => `u${index + 1}`);

interface Account {
  users?: number;
  lastUsed?: string | null;
  parts?: Partial<AccountSnapshot>;
  thresholds?: Partial<Thresholds>;
}

/** An account with console users and, unless `lastUsed` is left out, a federated role. */
function judge({ users = 0, lastUsed, parts, thresholds }: Account) {
  const lines = names(users).map((name) => userLine(name, { password_enabled: 'true' }));
  const account = {
    ...reported(...lines),
    users: read(names(users).map((name) => buildUser(name))),
    roles: read(lastUsed === undefined ? [] : [people]),
    roleActivity: read(
      lastUsed === undefined ? [] : [{ arn: people.arn, at: lastUsed, region: 'eu-west-1' }],
    ),
    policyDocuments: textsOf(trust),
    ...parts,
  };
  return humanAccessFederated.evaluate(buildInput(account, thresholds))[0];
}

const lately = '2026-03-01T00:00:00Z';

describe('human-access-federated', () => {
  it('passes with a federated role in use and two console users', () => {
    expect(judge({ users: 2, lastUsed: lately })).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:iam::123456789012:root',
      title: 'People came in through an identity provider on 2026-03-01; console users: 2',
    });
  });

  it('fails with more console users beside it', () => {
    expect(judge({ users: 3, lastUsed: lately })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: '3 console users beside the identity provider: u1, u2 and u3',
    });
    const thresholds = { maxConsoleIamUsers: 3 };
    expect(judge({ users: 3, lastUsed: lately, thresholds })).toMatchObject({ result: 'pass' });
  });

  it('fails without a federated role', () => {
    expect(judge({ users: 1 })).toMatchObject({
      result: 'fail',
      title: '1 console user and no way in from an identity provider: u1',
    });
  });

  it('fails for a provider that no role trusts, which a peer takes for enough', () => {
    const providers: FederationProvider[] = [
      {
        kind: 'saml',
        arn: 'arn:aws:iam::123456789012:saml-provider/okta',
        url: null,
        clientIds: [],
        validUntil: null,
      },
    ];
    const otherCredentials = read({
      serviceSpecific: [],
      signingCertificates: [],
      sshKeys: [],
      serverCertificates: [],
      providers,
    });
    const result = judge({ users: 1, parts: { otherCredentials } });
    expect(result).toMatchObject({ result: 'fail' });
    expect(result?.evidence).toContainEqual(
      expect.objectContaining({ field: 'providers', value: [providers[0]?.arn] }),
    );
  });

  it('fails when nobody came in for more than 90 days', () => {
    expect(judge({ lastUsed: '2025-12-04T14:05:00Z' })).toMatchObject({ result: 'pass' });
    expect(judge({ lastUsed: '2025-12-03T14:05:00Z' })).toMatchObject({
      result: 'fail',
      title: 'Nobody came in from the identity provider for 91 days; 0 console users',
    });
    expect(judge({ lastUsed: null })).toMatchObject({
      result: 'fail',
      title: expect.stringContaining('in the tracked days'),
    });
  });

  it('is not applicable to an account that nobody signs in to', () => {
    expect(judge({})).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when the roles or their use were refused, unless the users alone are too many', () => {
    const roles = { roles: denied('ListRoles') };
    expect(judge({ users: 1, parts: roles })).toMatchObject({ result: 'unknown' });
    expect(judge({ users: 3, parts: roles })).toMatchObject({
      result: 'fail',
      title: '3 console users: u1, u2 and u3',
    });
    const unused = { roleActivity: denied('GetRole') };
    expect(judge({ lastUsed: lately, parts: unused })).toMatchObject({ result: 'unknown' });
    const untold = { roles: read([people]), policyDocuments: {} };
    expect(judge({ users: 1, parts: untold })).toMatchObject({
      result: 'unknown',
      title: expect.stringContaining('trust policies'),
    });
  });

  it('is unknown while the report does not know a new user who may be one too many', () => {
    const users = read([...names(2), 'new'].map((name) => buildUser(name)));
    expect(judge({ users: 2, lastUsed: lately, parts: { users } })).toMatchObject({ result: 'unknown' });
    expect(judge({ parts: { users: read([buildUser('new')]) } })).toMatchObject({ result: 'unknown' });
    expect(judge({ parts: { credentialReport: denied('GetReport') } })).toMatchObject({ result: 'unknown' });
  });

  it('does not run while the report, or roles that would decide, are off', () => {
    expect(judge({ parts: { credentialReport: off } })).toBeUndefined();
    expect(judge({ users: 1, parts: { roles: off } })).toBeUndefined();
  });

  it('reads longer as time goes by', () => {
    const evidence = judge({ lastUsed: '2025-12-03T14:05:00Z' })?.evidence ?? [];
    expect(humanAccessFederated.describeFail(evidence, '2026-03-13T14:05:00Z')).toBe(
      'Nobody came in from the identity provider for 100 days; 0 console users',
    );
  });
});
