import type { OnboardingInput } from './onboarding-input';

/**
 * Who may assume the role: Rolecall's own principal and nobody else, and only with this account's external id. It names the
 * role, not its account's root, and so breaks if that role is deleted and made again. Source: IAM User Guide, "External ID".
 */
export function trustPolicyDocument(input: Pick<OnboardingInput, 'principalArn' | 'externalId'>): string {
  const document = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: input.principalArn },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': input.externalId } },
      },
    ],
  };
  return JSON.stringify(document, null, 2);
}
