import { describe, expect, it } from 'vitest';
import { verdictWords } from './verdict-words';

const identity = {
  kind: 'user',
  administrator: 'none',
  administratorReason: null,
  hopsToAdministrator: null,
  hopsHangOnCondition: false,
  policies: [],
  findings: [],
  serviceLinked: false,
  mfaActive: null,
  passwordEnabled: null,
  activeKeys: null,
} as Parameters<typeof verdictWords>[0];

describe('verdictWords', () => {
  it('never takes unknown for good', () => {
    expect(verdictWords({ ...identity, administrator: null })).toMatchObject({
      tone: 'unknown',
      title: 'Unknown whether it is an administrator.',
    });
    expect(verdictWords({ ...identity, kind: 'root', administrator: 'full' }).tone).toBe('unknown');
  });

  it('gives the reason with the verdict', () => {
    const why = 'Policy AdministratorAccess (attached) allows every action on every resource.';
    expect(verdictWords({ ...identity, administrator: 'full', administratorReason: why })).toEqual({
      tone: 'bad',
      title: 'Administrator.',
      why,
    });
  });

  it.each([
    ['user', 'equivalent', 'bad', 'Not an administrator, but can make itself one in one step.'],
    ['role', 'conditional', 'warning', 'Administrator, if a condition holds.'],
    ['group', 'full', 'bad', 'Makes its members administrators.'],
    ['group', 'none', 'good', 'Does not make its members administrators.'],
  ] as const)('says of a %s that is %s', (kind, administrator, tone, title) => {
    expect(verdictWords({ ...identity, kind, administrator })).toMatchObject({ tone, title });
  });

  it('is not good where a way to administrator is known', () => {
    expect(verdictWords({ ...identity, hopsToAdministrator: 2 })).toMatchObject({
      tone: 'bad',
      title: 'Not an administrator, but can become one in 2 hops.',
    });
    expect(verdictWords({ ...identity, hopsToAdministrator: 1, hopsHangOnCondition: true })).toMatchObject({
      tone: 'warning',
      title: 'Not an administrator, but can become one in 1 hop if a condition holds.',
    });
    const findings = [{ checkId: 'privilege-escalation-paths' }] as (typeof identity)['findings'];
    expect(verdictWords({ ...identity, findings }).tone).toBe('bad');
    expect(verdictWords({ ...identity, administrator: 'full', hopsToAdministrator: 0 }).title).toBe(
      'Administrator.',
    );
  });

  it('names what is wrong with a root user', () => {
    const root = { ...identity, kind: 'root', administrator: 'full', passwordEnabled: true } as const;
    expect(verdictWords({ ...root, mfaActive: false, activeKeys: 2 }).title).toBe(
      'Root user, and it has no MFA device and it has 2 active access keys.',
    );
    expect(verdictWords({ ...root, mfaActive: true, activeKeys: 0 })).toMatchObject({ tone: 'plain' });
    expect(verdictWords({ ...root, mfaActive: false, passwordEnabled: false, activeKeys: 0 }).title).toBe(
      'Root user, with no password and no access key.',
    );
  });
});
