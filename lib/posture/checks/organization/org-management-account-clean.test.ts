import { describe, expect, it } from 'vitest';
import type { Workloads } from '@/lib/snapshot/data/optional';
import { buildUser, denied, off, read } from '@/lib/snapshot/testing/build-snapshot';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgManagementAccountClean } from './org-management-account-clean';

const none: Workloads = { counts: [], regions: ['eu-west-1'], unreadRegions: [] };
const arn = 'arn:aws:lambda:eu-west-1:111111111111:function:bill';
const functions = (count: number): Workloads => ({
  ...none,
  counts: [{ region: 'eu-west-1', service: 'lambda', count, examples: [arn] }],
});
const judge = (workloads: Workloads, more: Parameters<typeof judgeManagement>[2] = {}) =>
  judgeManagement(orgManagementAccountClean, {}, { workloads: read(workloads), ...more });

describe('org-management-account-clean', () => {
  it('passes for an empty account', () => {
    expect(judge(none)).toMatchObject({ result: 'pass' });
  });

  it('fails for workloads and for users', () => {
    expect(judge(functions(2), { users: read([buildUser('ana')]) })).toMatchObject({
      result: 'fail',
      severity: 'medium',
      title: 'The management account holds 2 × lambda in eu-west-1 and users ana',
    });
    expect(judge(none, { users: read([buildUser('ana')]) })).toMatchObject({ result: 'fail' });
  });

  it.each([[arn], ['bill'], ['arn:aws:lambda:*']])('lets %s be', (pattern) => {
    const thresholds = { managementWorkloadAllow: [pattern] };
    expect(judge(functions(1), { thresholds })).toMatchObject({ result: 'pass' });
    expect(judge(functions(2), { thresholds })).toMatchObject({
      title: 'The management account holds 1 × lambda in eu-west-1',
    });
  });

  it('is unknown where a region or the users were not read and nothing was found', () => {
    const unreadRegions = [{ region: 'us-east-1', code: 'AccessDenied', operation: 'x', message: 'no' }];
    expect(judge({ ...none, unreadRegions })).toMatchObject({ result: 'unknown' });
    expect(judge({ ...functions(1), unreadRegions })).toMatchObject({ result: 'fail' });
    expect(judge(none, { users: denied('ListUsers') })).toMatchObject({ result: 'unknown' });
    const refused = judgeManagement(orgManagementAccountClean, {}, { workloads: denied('ListFunctions') });
    expect(refused).toMatchObject({ result: 'unknown' });
  });

  it('does not run while workloads are not counted', () => {
    expect(judgeManagement(orgManagementAccountClean, {}, { workloads: off })).toBeUndefined();
  });

  itJudgesTheManagementAccountAlone(orgManagementAccountClean, { workloads: read(none) });
});
