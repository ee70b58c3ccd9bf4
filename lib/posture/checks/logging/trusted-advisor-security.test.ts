import { describe, expect, it } from 'vitest';
import type { Advice, AdvisorCheck } from '@/lib/snapshot/data/optional';
import { denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { buildInput } from '../../testing/build-input';
import { trustedAdvisorSecurity as check } from './trusted-advisor-security';

const one = (name: string, status: AdvisorCheck['status']): AdvisorCheck => ({
  id: name,
  name,
  status,
  flaggedResources: 2,
});
const judge = (advisor: Advice['advisor']) =>
  check.evaluate(buildInput({ advice: read({ advisor, exposedCredentialEvents: off }) }))[0];

describe('trusted-advisor-security', () => {
  it('passes when all is well, checks that are not available aside', () => {
    expect(judge(read([one('Ports', 'ok'), one('Other', 'not_available')]))).toMatchObject({
      result: 'pass',
    });
  });

  it('fails for red, and low for yellow alone', () => {
    const warning = one('Keys', 'warning');
    expect(judge(read([warning, one('Ports', 'error')]))).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'Trusted Advisor reports Ports (2)',
    });
    expect(judge(read([warning]))).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'Trusted Advisor warns of Keys (2)',
    });
  });

  it('is not applicable without the support plan', () => {
    expect(judge(read('no-plan'))).toMatchObject({ result: 'not-applicable' });
  });

  it('is unknown when refused, and does not run when off', () => {
    expect(judge(denied('support:DescribeTrustedAdvisorChecks'))).toMatchObject({ result: 'unknown' });
    expect(check.evaluate(buildInput({ advice: denied('x') }))).toMatchObject([{ result: 'unknown' }]);
    expect(check.evaluate(buildInput({ advice: off }))).toEqual([]);
  });
});
