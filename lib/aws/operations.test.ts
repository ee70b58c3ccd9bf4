import { describe, expect, it } from 'vitest';
import { stageNames } from '@/lib/snapshot/stage';
import {
  allowedOperations,
  memberStages,
  operationsOf,
  permissionsInWords,
  stageActions,
} from './operations';
import { sessionPolicy, sessionPolicyLimit } from './session-policy';

/** Verbs of reads. `Generate…` starts a job that changes nothing in the account. */
const reads = /^[a-z0-9-]+:(Get|List|Describe|Generate)[A-Za-z]+$/;

describe('stageActions', () => {
  it('holds reads alone, each once, and says each stage in words', () => {
    const actions = stageActions(stageNames);
    expect(actions.every((action) => reads.test(action))).toBe(true);
    expect(new Set(actions).size).toBe(actions.length);
    for (const stage of stageNames) {
      expect(operationsOf(stage).length).toBeGreaterThan(0);
      expect(permissionsInWords(stage)).toMatch(/^(Read|List) .+\.$/);
    }
  });

  it('uses the names that IAM knows', () => {
    const actions = stageActions(['external-access', 'account-settings']);
    expect(actions).toContain('access-analyzer:ListFindings');
    expect(actions).toContain('s3:GetAccountPublicAccessBlock');
    expect(actions.join()).not.toMatch(/V2|s3control/);
  });

  it('leaves the organization to those who can read it', () => {
    expect(stageActions(memberStages).join()).not.toMatch(/organizations:/);
  });
});

describe('allowedOperations', () => {
  it('is exactly what the stages call, and who we are', () => {
    expect([...allowedOperations(['trails'])].sort()).toEqual(
      [...operationsOf('trails'), 'sts:GetCallerIdentity'].sort(),
    );
  });
});

describe('sessionPolicy', () => {
  it('names every action while that fits', () => {
    for (const stages of [stageNames, memberStages, ['credential-report'] as const]) {
      const policy = sessionPolicy(stages);
      expect(policy.length).toBeLessThanOrEqual(sessionPolicyLimit);
      expect(policy).not.toContain('iam:Get*');
      expect(JSON.parse(policy)).toMatchObject({ Statement: [{ Action: stageActions(stages) }] });
    }
  });
});
