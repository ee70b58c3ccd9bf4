import { describe, expect, it } from 'vitest';
import { tallyGrants } from './tally-grants';
import type { GrantStateRow, IdentityStateRow } from './types';

const identity = (arn: string, serviceLinked = false): IdentityStateRow => ({
  arn,
  kind: 'role',
  name: arn,
  path: '/',
  serviceLinked,
});
const grant = (arn: string, service: string, state: GrantStateRow['state'], action = ''): GrantStateRow => ({
  arn,
  service,
  action,
  serviceName: service.toUpperCase(),
  state,
  lastUsedAt: null,
});

describe('tallyGrants', () => {
  it('counts services by identity and state, not their actions', () => {
    const grants = [
      grant('ann', 's3', 'used'),
      grant('ann', 's3', 'unused', 'PutObject'),
      grant('ann', 'ec2', 'unused'),
      grant('ann', 'iam', 'not-tracked'),
      grant('bob', 's3', 'unused'),
    ];
    const { byIdentity } = tallyGrants(grants, [identity('ann'), identity('bob')]);
    expect(byIdentity).toEqual([
      { arn: 'ann', granted: 3, used: 1, unused: 1, notTracked: 1 },
      { arn: 'bob', granted: 1, used: 0, unused: 1, notTracked: 0 },
    ]);
  });

  it('counts identities by service, those of AWS services apart', () => {
    const grants = [
      grant('ann', 's3', 'used'),
      grant('bob', 's3', 'unused'),
      grant('linked', 's3', 'unused'),
    ];
    const { byIdentity, byService } = tallyGrants(grants, [
      identity('ann'),
      identity('bob'),
      identity('linked', true),
    ]);
    expect(byService).toEqual([{ service: 's3', serviceName: 'S3', identities: 2, unused: 1 }]);
    expect(byIdentity).toHaveLength(3);
  });
});
