import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { stageActions } from '../operations';
import { awsCliCommands } from './aws-cli-commands';
import { cloudFormationTemplate } from './cloudformation-template';
import { stageNames } from '@/lib/snapshot/stage';
import { defaultRoleName, type OnboardingInput } from './onboarding-input';
import { missingStatement, rolePolicyDocument } from './role-policy';
import { terraformModule } from './terraform';
import { trustPolicyDocument } from './trust-policy';

const allStages = stageNames;

const input: OnboardingInput = {
  principalArn: 'arn:aws:iam::444455556666:role/rolecall',
  externalId: 'rc-0123456789abcdef',
  roleName: defaultRoleName,
  stages: allStages,
};

describe('policies', () => {
  it('allows exactly what the stages need', () => {
    const document = JSON.parse(rolePolicyDocument(allStages)) as { Statement: { Action: string[] }[] };
    const actions = document.Statement.flatMap((statement) => statement.Action);
    expect(actions.sort()).toEqual(stageActions(allStages).sort());
    expect(document.Statement).toHaveLength(2);
  });

  it('trusts our principal alone, with the external id', () => {
    expect(JSON.parse(trustPolicyDocument(input))).toMatchObject({
      Statement: [
        {
          Principal: { AWS: input.principalArn },
          Condition: { StringEquals: { 'sts:ExternalId': input.externalId } },
        },
      ],
    });
  });

  it('gives the statement that one stage lacks', () => {
    expect(JSON.parse(missingStatement('credential-report'))).toEqual({
      Effect: 'Allow',
      Action: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
      Resource: '*',
    });
  });
});

describe('snippets', () => {
  it('has one CloudFormation template per account, with the values as defaults', () => {
    const template = cloudFormationTemplate({ ...input, externalId: "it's" });
    expect(template).toContain("Default: 'it''s'");
    expect(template).toContain('sts:ExternalId: !Ref ExternalId');
    expect(template).toContain('MaxSessionDuration: 3600');
    for (const action of stageActions(allStages))
      expect(template).toContain(`                  - ${action}\n`);
    expect(template).not.toMatch(/\t/);
  });

  it('leaves out what is switched off', () => {
    const stages = allStages.filter((stage) => stage !== 'buckets');
    expect(cloudFormationTemplate({ ...input, stages })).not.toContain('s3:GetBucketPolicy');
    expect(cloudFormationTemplate(input)).toContain('s3:GetBucketPolicy');
  });

  it('leaves the organization out where its stage is', () => {
    const stages = allStages.filter((stage) => stage !== 'organization');
    expect(cloudFormationTemplate({ ...input, stages })).not.toContain('organizations:');
    expect(terraformModule({ ...input, stages })).not.toContain('organizations:');
  });

  it('escapes what Terraform would take for a template', () => {
    const module = terraformModule({ ...input, externalId: 'a${b}"c' });
    expect(module).toContain('values   = ["a$${b}\\"c"]');
    expect(module).toContain(`identifiers = ["${input.principalArn}"]`);
  });

  it('gives shell commands whose words a shell reads back whole', () => {
    const commands = awsCliCommands({ ...input, roleName: "it's" });
    const script = `aws() { printf '%s\\n' "$@"; }\n${commands}`;
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n');
    expect(words).toContain("it's");
    expect(words).toContain(JSON.stringify(JSON.parse(trustPolicyDocument(input))));
    expect(words).toContain(JSON.stringify(JSON.parse(rolePolicyDocument(allStages))));
  });
});
