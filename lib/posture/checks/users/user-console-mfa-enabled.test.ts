import { describe, expect, it } from 'vitest';
import { type RowValues, userLine } from '@/lib/snapshot/testing/build-report';
import { buildUser, denied, off, read, reported } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import type { Thresholds } from '../../settings/parameters';
import { userConsoleMfaEnabled } from './user-console-mfa-enabled';

const consoleUser = {
  password_enabled: 'true',
  password_last_used: '2026-03-01T00:00:00Z',
  password_last_changed: '2025-01-01T00:00:00Z',
};

function judge(values: RowValues, thresholds: Partial<Thresholds> = {}) {
  const parts = { ...reported(userLine('ana', values)), users: off };
  return userConsoleMfaEnabled.evaluate(buildInput(parts, thresholds))[0];
}

describe('user-console-mfa-enabled', () => {
  it('passes with both', () => {
    expect(judge({ ...consoleUser, mfa_active: 'true' })).toMatchObject({
      result: 'pass',
      resource: 'arn:aws:iam::123456789012:user/ana',
    });
  });

  it('fails for a password without MFA', () => {
    expect(judge(consoleUser)).toMatchObject({
      result: 'fail',
      severity: 'high',
      title: 'ana can sign in to the console without MFA',
    });
  });

  it('is not applicable without a password', () => {
    expect(judge({ mfa_active: 'false' })).toMatchObject({ result: 'not-applicable' });
  });

  it('never judges root', () => {
    const results = userConsoleMfaEnabled.evaluate(buildInput({ ...reported(), users: off }));
    expect(results).toEqual([]);
  });

  it('gives grace, by whole days, only to a user that has not signed in yet', () => {
    const young = { ...consoleUser, password_last_used: 'no_information' };
    const created = (user_creation_time: string) => ({ ...young, user_creation_time });
    const grace = { mfaGraceDays: 3 };
    expect(judge(created('2026-03-01T14:05:01Z'), grace)).toMatchObject({ result: 'not-applicable' });
    expect(judge(created('2026-03-01T14:05:00Z'), grace)).toMatchObject({ result: 'fail' });
    expect(judge(created('2026-03-04T14:00:00Z'))).toMatchObject({ result: 'fail' });
    const signedIn = { ...consoleUser, user_creation_time: '2026-03-04T00:00:00Z' };
    expect(judge(signedIn, grace)).toMatchObject({ result: 'fail' });
  });

  it('believes a device that was listed after the report was made', () => {
    const mfaDevices = read([
      {
        userName: 'ana',
        serialNumber: 'arn:aws:iam::123456789012:mfa/ana',
        kind: 'virtual' as const,
        enabledAt: null,
      },
    ]);
    const parts = { ...reported(userLine('ana', consoleUser)), users: off, mfaDevices };
    expect(userConsoleMfaEnabled.evaluate(buildInput(parts))[0]).toMatchObject({ result: 'pass' });
    const stale = { ...mfaDevices, asOf: '2026-03-01T00:00:00Z' };
    expect(userConsoleMfaEnabled.evaluate(buildInput({ ...parts, mfaDevices: stale }))[0]).toMatchObject({
      result: 'fail',
    });
  });

  it('is unknown for every known user when the report was refused', () => {
    const parts = {
      credentialReport: denied('GenerateCredentialReport'),
      users: read([buildUser('ana'), buildUser('bob')]),
    };
    expect(userConsoleMfaEnabled.evaluate(buildInput(parts))).toMatchObject([
      {
        result: 'unknown',
        resource: expect.stringContaining('user/ana'),
        title: expect.stringContaining('AccessDenied'),
      },
      { result: 'unknown', resource: expect.stringContaining('user/bob') },
    ]);
  });

  it('is unknown for the account when not even the users are known', () => {
    const parts = { credentialReport: denied('GenerateCredentialReport'), users: denied('ListUsers') };
    expect(userConsoleMfaEnabled.evaluate(buildInput(parts))).toMatchObject([
      { result: 'unknown', resource: 'arn:aws:iam::123456789012:root' },
    ]);
  });

  it('is unknown for a user younger than the report', () => {
    const parts = { ...reported(), users: read([buildUser('new')]) };
    expect(userConsoleMfaEnabled.evaluate(buildInput(parts))).toMatchObject([
      { result: 'unknown', title: expect.stringContaining('no line for this user yet') },
    ]);
  });

  it('is unknown for a user whose line could not be understood, and judges the rest', () => {
    const lines = [userLine('ana', { mfa_active: '?' }), userLine('bob', consoleUser)];
    for (const users of [off, read([buildUser('bob'), buildUser('ana')])])
      expect(userConsoleMfaEnabled.evaluate(buildInput({ ...reported(...lines), users }))).toMatchObject(
        expect.arrayContaining([
          expect.objectContaining({ result: 'unknown', resource: 'arn:aws:iam::123456789012:user/ana' }),
          expect.objectContaining({ result: 'fail', resource: 'arn:aws:iam::123456789012:user/bob' }),
        ]),
      );
  });

  it('does not run when the report is off', () => {
    expect(userConsoleMfaEnabled.evaluate(buildInput({ credentialReport: off }))).toEqual([]);
  });
});
