import { describe, expect, it } from 'vitest';
import { attestationOfRequirement, attestationOfResult, holdsAt, type AttestationReach } from './attested';

const result = {
  checkId: 'contact-details',
  resource: 'arn:aws:iam::111111111111:root',
  part: '',
  accountId: '111111111111',
  ouPath: ['r-1', 'ou-prod'],
};
const may = '2026-05-01T00:00:00.000Z';

function attest(more: Partial<AttestationReach> = {}): AttestationReach {
  return {
    checkId: 'contact-details',
    frameworkId: null,
    requirementId: null,
    scope: 'estate',
    resource: null,
    part: null,
    at: '2026-01-01T00:00:00.000Z',
    expiresAt: '2027-01-01T00:00:00.000Z',
    revokedAt: null,
    ...more,
  };
}

describe('holdsAt', () => {
  it.each([
    ['before it was made', '2025-12-31T23:59:59.999Z', false],
    ['when it was made', '2026-01-01T00:00:00.000Z', true],
    ['just before it expires', '2026-12-31T23:59:59.999Z', true],
    ['when it expires', '2027-01-01T00:00:00.000Z', false],
  ])('%s', (_, moment, holds) => expect(holdsAt(attest(), moment)).toBe(holds));

  it('ends when it is revoked, and held before', () => {
    const revoked = attest({ revokedAt: may });
    expect(holdsAt(revoked, may)).toBe(false);
    expect(holdsAt(revoked, '2026-04-30T23:59:59.999Z')).toBe(true);
  });
});

describe('attestationOfResult', () => {
  it.each([
    ['the estate', { scope: 'estate' }, true],
    ['a unit above the account', { scope: 'ou:ou-prod' }, true],
    ['another unit', { scope: 'ou:ou-dev' }, false],
    ['the account', { scope: 'account:111111111111' }, true],
    ['another account', { scope: 'account:222222222222' }, false],
    ['the resource', { resource: result.resource, part: '' }, true],
    ['another resource', { resource: 'arn:aws:iam::111111111111:user/ann' }, false],
    ['another part of the resource', { resource: result.resource, part: 'eu-west-1' }, false],
    ['another check', { checkId: 'root-hardware' }, false],
  ])('by one of %s', (_, more, holds) => {
    const attestation = attest(more);
    expect(attestationOfResult(result, [attestation], may)).toBe(holds ? attestation : null);
  });

  it('takes the one that lasts longest', () => {
    const short = attest({ expiresAt: '2026-06-01T00:00:00.000Z' });
    const long = attest();
    expect(attestationOfResult(result, [short, long, short], may)).toBe(long);
  });
});

describe('attestationOfRequirement', () => {
  it('is of the very requirement', () => {
    const requirement = { ...result, frameworkId: 'cis-5', requirementId: '1.1' };
    const mine = attest({ checkId: null, frameworkId: 'cis-5', requirementId: '1.1', scope: 'ou:r-1' });
    const other = attest({ checkId: null, frameworkId: 'cis-5', requirementId: '1.2' });
    expect(attestationOfRequirement(requirement, [other, mine], may)).toBe(mine);
    expect(attestationOfRequirement(requirement, [other], may)).toBeNull();
    expect(attestationOfRequirement(requirement, [mine], '2028-01-01T00:00:00.000Z')).toBeNull();
  });
});
