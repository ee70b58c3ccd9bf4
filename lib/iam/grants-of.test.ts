import { describe, expect, it } from 'vitest';
import type { ServiceUse } from '@/lib/snapshot/account-snapshot';
import { grantsOf } from './grants-of';

const at = '2026-11-22T00:00:00Z';

function service(name: string, lastUsed: string | null, actions: ServiceUse['actions'] = null): ServiceUse {
  return {
    service: name,
    serviceName: `Amazon ${name}`,
    lastUsed,
    lastUsedRegion: null,
    lastUsedBy: null,
    actions,
  };
}

function grants(services: ServiceUse[], days = 90) {
  return grantsOf({ arn: 'arn', asOf: at, fingerprint: '', services }, at, days).map(
    ({ service: name, action, use }) => `${name} ${action ?? '-'} ${use}`,
  );
}

describe('grantsOf', () => {
  it('carries names and dates', () => {
    const lastAccessed = {
      arn: 'a',
      asOf: at,
      fingerprint: '',
      services: [service('s3', '2026-11-01T00:00:00Z')],
    };
    expect(grantsOf(lastAccessed, at, 90)[0]).toEqual({
      service: 's3',
      serviceName: 'Amazon s3',
      action: null,
      use: 'used',
      lastUsed: '2026-11-01T00:00:00Z',
    });
  });

  it('is empty when policies allow nothing', () => {
    expect(grants([])).toEqual([]);
  });

  it('takes a service never tried for unused, with or without a list', () => {
    expect(
      grants([service('s3', null), service('ec2', null, [{ action: 'RunInstances', lastUsed: null }])]),
    ).toEqual(['s3 - unused', 'ec2 - unused', 'ec2 RunInstances unused']);
  });

  it('cannot know the actions of a used service that are not tracked', () => {
    expect(grants([service('s3', '2026-11-01T00:00:00Z')])).toEqual(['s3 - used', 's3 * not-tracked']);
  });

  it('judges each tracked action of a used service', () => {
    const actions = [
      { action: 'CreateBucket', lastUsed: null },
      { action: 'ListBuckets', lastUsed: '2026-11-01T00:00:00Z' },
    ];
    expect(grants([service('s3', '2026-11-01T00:00:00Z', actions)])).toEqual([
      's3 - used',
      's3 CreateBucket unused',
      's3 ListBuckets used',
    ]);
  });

  it.each([
    ['2026-08-24T00:00:00Z', 90, 'used'],
    ['2026-08-23T00:00:01Z', 90, 'used'],
    ['2026-08-23T00:00:00Z', 90, 'unused'],
    ['2026-08-23T00:00:00Z', 365, 'used'],
  ])('last tried %s, within %i days: %s', (lastUsed, days, use) => {
    expect(grants([service('ec2', lastUsed, [])], days)).toEqual([`ec2 - ${use}`]);
  });

  it('cannot know whether a lone PassRole is used, once the report shows actions never tried', () => {
    const untried = service('ec2', null, [{ action: 'RunInstances', lastUsed: null }]);
    expect(grants([service('iam', null), untried])[0]).toBe('iam - not-tracked');
    expect(grants([service('iam', '2026-11-20T00:00:00Z'), untried]).slice(0, 2)).toEqual([
      'iam - used',
      'iam * not-tracked',
    ]);
  });

  it('takes IAM for unused where the report lists no action never tried', () => {
    expect(grants([service('iam', null), service('ec2', null)])).toEqual(['iam - unused', 'ec2 - unused']);
  });
});
