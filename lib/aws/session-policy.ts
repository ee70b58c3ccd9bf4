import type { StageName } from '@/lib/snapshot/stage';
import { stageActions } from './operations';

/** AWS's limit on the plain text of a session policy. Source: STS API Reference, AssumeRole, `Policy`. */
export const sessionPolicyLimit = 2048;

/** Read-only by service, for when the exact list is over the limit; no wildcard where reads carry customer data. */
const byService = [
  'iam:Get*',
  'iam:List*',
  'iam:GenerateCredentialReport',
  'iam:GenerateServiceLastAccessedDetails',
  'organizations:Describe*',
  'organizations:List*',
  'access-analyzer:Get*',
  'access-analyzer:List*',
  'cloudtrail:DescribeTrails',
  'cloudtrail:ListTrails',
  'cloudtrail:Get*',
  'account:Get*',
  'account:ListRegions',
  's3:GetAccountPublicAccessBlock',
];

function policyOf(actions: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
}

/**
 * The inline session policy: whatever the role allows, a session can do no more than this.
 * Exact action names while they fit AWS's 2,048 characters, else read-only wildcards of the same services.
 */
export function sessionPolicy(stages: Iterable<StageName>): string {
  const exact = policyOf(stageActions(stages));
  return exact.length <= sessionPolicyLimit ? exact : policyOf(byService);
}
