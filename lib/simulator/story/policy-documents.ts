/** Short ways to write the policy documents of the story. Each gives a plain object in IAM's grammar. */

type Condition = Record<string, Record<string, string | string[]>>;

export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Principal?: string | Record<string, string | string[]>;
  Condition?: Condition;
}

export function policy(...statements: Statement[]): { Version: string; Statement: Statement[] } {
  return { Version: '2012-10-17', Statement: statements };
}

export function allow(
  Action: string | string[],
  Resource: string | string[] = '*',
  more: Partial<Statement> = {},
): Statement {
  return { Effect: 'Allow', Action, Resource, ...more };
}

export function deny(Action: string | string[], Condition?: Condition): Statement {
  return { Effect: 'Deny', Action, Resource: '*', ...(Condition ? { Condition } : {}) };
}

export const fullAdministrator = policy(allow('*'));

/** Denies everything but the set-up of MFA while no MFA was used: the form that also holds for long-term keys. */
export const denyWithoutMfa = policy({
  Sid: 'DenyAllExceptListedIfNoMFA',
  Effect: 'Deny',
  NotAction: [
    'iam:CreateVirtualMFADevice',
    'iam:EnableMFADevice',
    'iam:GetUser',
    'iam:ListMFADevices',
    'iam:ListVirtualMFADevices',
    'iam:ResyncMFADevice',
    'sts:GetSessionToken',
  ],
  Resource: '*',
  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
});

export function trustService(...services: string[]): object {
  const names = services.map((service) => `${service}.amazonaws.com`);
  const Service = names.length === 1 && names[0] !== undefined ? names[0] : names;
  return policy({ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' });
}

export function trustPrincipals(AWS: string | string[], Condition?: Condition): object {
  return policy({
    Effect: 'Allow',
    Principal: { AWS },
    Action: 'sts:AssumeRole',
    ...(Condition ? { Condition } : {}),
  });
}

export function trustWithExternalId(AWS: string | string[], externalId: string): object {
  return trustPrincipals(AWS, { StringEquals: { 'sts:ExternalId': externalId } });
}

export const GITHUB_ISSUER = 'token.actions.githubusercontent.com';

/** Trust in GitHub's workflows of one repository; without `subject` any repository of anybody may come. */
export function trustGitHub(accountId: string, subject?: string): object {
  return policy({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${GITHUB_ISSUER}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(subject === undefined
      ? {}
      : {
          Condition: {
            StringEquals: { [`${GITHUB_ISSUER}:aud`]: 'sts.amazonaws.com' },
            StringLike: { [`${GITHUB_ISSUER}:sub`]: subject },
          },
        }),
  });
}

export function trustSaml(accountId: string, provider: string): object {
  return policy({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:saml-provider/${provider}` },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
  });
}
