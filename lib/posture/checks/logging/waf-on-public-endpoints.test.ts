import { describe, expect, it } from 'vitest';
import type { WebEndpoint } from '@/lib/snapshot/data/optional';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { wafOnPublicEndpoints as check } from './waf-on-public-endpoints';

const endpoint = (parts: Partial<WebEndpoint>): WebEndpoint => ({
  arn: 'arn:aws:cloudfront::123456789012:distribution/E1',
  kind: 'distribution',
  webAclArn: 'arn:aws:wafv2:us-east-1:123456789012:global/webacl/main/1',
  webAclRules: 3,
  ...parts,
});
const judge = (...endpoints: WebEndpoint[]) =>
  check.evaluate(buildInput({ webEndpoints: read({ endpoints, unreadRegions: [] }) }));

describe('waf-on-public-endpoints', () => {
  it('passes with a web ACL that has a rule', () => {
    expect(judge(endpoint({ webAclRules: 1 }))).toMatchObject([
      { result: 'pass', resource: endpoint({}).arn },
    ]);
  });

  it('fails without one and for an empty one', () => {
    expect(judge(endpoint({ webAclArn: null, webAclRules: null }))).toMatchObject([
      { result: 'fail', severity: 'low', title: 'Distribution E1 has no web ACL' },
    ]);
    expect(judge(endpoint({ webAclRules: 0 }))).toMatchObject([
      { result: 'fail', title: 'The web ACL of Distribution E1 has no rule' },
    ]);
  });

  it('is not applicable without endpoints', () => {
    expect(judge()).toMatchObject([{ result: 'not-applicable' }]);
  });

  it('is unknown for regions that refused and for the account, and does not run when off', () => {
    const unreadRegions = [{ region: 'eu-west-1', code: 'AccessDenied', operation: 'x', message: 'no' }];
    const webEndpoints = read({ endpoints: [endpoint({})], unreadRegions });
    expect(check.evaluate(buildInput({ webEndpoints }))).toMatchObject([
      { result: 'pass' },
      { result: 'unknown', part: 'eu-west-1' },
    ]);
    expect(check.evaluate(buildInput({ webEndpoints: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ webEndpoints: off }))).toEqual([]);
  });
});
