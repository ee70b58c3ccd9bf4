import { describe, expect, it } from 'vitest';
import { stageNames, stagesOffByDefault } from '@/lib/snapshot/stage';
import {
  allowedOperations,
  memberStages,
  operationsOf,
  permissionsInWords,
  stageActions,
} from './operations';
import { sessionPolicy, sessionPolicyLimit } from './session-policy';

const usualStages = stageNames.filter((name) => !stagesOffByDefault.has(name));

/** Verbs of reads. `Generate…` starts a job that changes nothing in the account. */
const reads = /^[a-z0-9-]+:(Get|List|Describe|Generate|BatchGet)[A-Za-z]+$/;

describe('stageActions', () => {
  it('holds reads alone, each once, and says each stage in words', () => {
    const actions = stageActions(stageNames);
    expect(actions.every((action) => reads.test(action))).toBe(true);
    expect(new Set(actions).size).toBe(actions.length);
    for (const stage of usualStages) {
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
  const actionsIn = (policy: string) =>
    (JSON.parse(policy) as { Statement: { Action: string[] }[] }).Statement.flatMap(({ Action }) => Action);
  const covers = (pattern: string, action: string) =>
    pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : pattern === action;

  it('names every action while that fits', () => {
    const stages = ['credential-report', 'buckets', 'alerts'] as const;
    expect(actionsIn(sessionPolicy(stages))).toEqual(stageActions(stages));
  });

  it.each([
    ['the stages that ship switched on', usualStages],
    ['those of a member', memberStages],
    ['all stages', stageNames],
  ])('fits the limit of AWS and allows all that is called: %s', (_, stages) => {
    const policy = sessionPolicy(stages);
    expect(policy.length).toBeLessThanOrEqual(sessionPolicyLimit);
    const allowed = actionsIn(policy);
    for (const action of stageActions(stages)) {
      expect([action, allowed.some((pattern) => covers(pattern, action))]).toEqual([action, true]);
    }
  });

  it('never reaches what customers keep, nor anything that writes', () => {
    const forbidden = [
      's3:GetObject',
      's3:PutBucketPolicy',
      'logs:GetLogEvents',
      'ec2:GetPasswordData',
      'ec2:DescribeInstanceAttribute',
      'secretsmanager:GetSecretValue',
      'ssm:GetParameter',
      'lambda:GetFunction',
      'kms:Decrypt',
      'iam:CreateUser',
      'sts:AssumeRole',
    ];
    const allowed = actionsIn(sessionPolicy(usualStages));
    expect(forbidden.filter((action) => allowed.some((pattern) => covers(pattern, action)))).toEqual([]);
  });
});
