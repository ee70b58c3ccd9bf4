import { describe, expect, it } from 'vitest';
import { buildMember, managementAccountId } from '@/lib/snapshot/testing/build-organization';
import { itJudgesTheManagementAccountAlone, judgeManagement } from '../../testing/organization-cases';
import { orgOuStructure } from './org-ou-structure';

const management = buildMember(managementAccountId, { path: ['r-1'] });

describe('org-ou-structure', () => {
  it('passes when members sit in units; the management account need not', () => {
    expect(judgeManagement(orgOuStructure, {})).toMatchObject({ result: 'pass' });
  });

  it('fails for an active member under the root, not for a closed one', () => {
    const loose = (state: 'ACTIVE' | 'SUSPENDED') => ({
      accounts: [management, buildMember('222222222222', { name: 'lab', path: ['r-1'], state })],
    });
    expect(judgeManagement(orgOuStructure, loose('ACTIVE'))).toMatchObject({
      result: 'fail',
      severity: 'low',
      title: 'Directly under the root: lab (222222222222)',
    });
    expect(judgeManagement(orgOuStructure, loose('SUSPENDED'))).toMatchObject({ result: 'pass' });
  });

  it('fails without any unit', () => {
    expect(judgeManagement(orgOuStructure, { units: [], accounts: [management] })).toMatchObject({
      result: 'fail',
      title: 'The organization has no organizational unit',
    });
  });

  itJudgesTheManagementAccountAlone(orgOuStructure);
});
