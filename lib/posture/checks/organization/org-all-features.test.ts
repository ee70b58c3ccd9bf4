import { describe, expect, it } from 'vitest';
import { organizationArn } from '@/lib/snapshot/testing/build-organization';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgAllFeatures } from './org-all-features';

describe('org-all-features', () => {
  it('passes with all features', () => {
    const found = judgeManagement(orgAllFeatures, { featureSet: 'ALL' });
    expect(found).toMatchObject({ result: 'pass', resource: organizationArn });
  });

  it('fails for a shared bill alone', () => {
    expect(judgeManagement(orgAllFeatures, { featureSet: 'CONSOLIDATED_BILLING' })).toMatchObject({
      result: 'fail',
      title: 'The organization has the feature set CONSOLIDATED_BILLING only',
    });
  });

  itJudgesTheManagementAccountAlone(orgAllFeatures);
});
