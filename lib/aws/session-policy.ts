import type { StageName } from '@/lib/snapshot/stage';
import { stageActions } from './operations';

/** AWS's limit on the plain text of a session policy. Source: STS API Reference, AssumeRole, `Policy`. */
export const sessionPolicyLimit = 2048;

/**
 * Wildcards that may stand for several reads when the exact list is over the limit: of services whose reads under that
 * verb carry no data of customers. Never `s3:GetObject*`, `ec2:*`, `logs:Get*`, `lambda:Get*`, `ssm:*` or `secretsmanager:*`.
 * Replaced in this order, so that the services with most to win come first.
 */
const wildcards = [
  'iam:Get*',
  'iam:List*',
  'organizations:List*',
  'organizations:Describe*',
  'cloudtrail:Get*',
  'cloudtrail:List*',
  'securityhub:Get*',
  'guardduty:Get*',
  'guardduty:List*',
  'access-analyzer:List*',
  'config:Describe*',
  'account:Get*',
  'kms:List*',
  'kms:Get*',
  'events:List*',
  'logs:Describe*',
  's3:GetBucket*',
] as const;

function policyOf(actions: readonly string[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
  });
}

/** The list with one wildcard in place of all that it covers; as it was where it covers one action at most. */
function shorten(actions: readonly string[], wildcard: string): readonly string[] {
  const prefix = wildcard.slice(0, -1);
  const others = actions.filter((action) => !action.startsWith(prefix));
  return actions.length - others.length > 1 ? [...others, wildcard] : actions;
}

/**
 * The inline session policy: whatever the role allows, a session can do no more than this.
 * Exact action names while they fit AWS's 2,048 characters; beyond that read-only wildcards, as few as are needed.
 */
export function sessionPolicy(stages: Iterable<StageName>): string {
  let actions: readonly string[] = stageActions(stages);
  for (const wildcard of wildcards) {
    if (policyOf(actions).length <= sessionPolicyLimit) break;
    actions = shorten(actions, wildcard);
  }
  return policyOf(actions);
}
