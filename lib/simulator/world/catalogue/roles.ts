import { allow, trust, trustOfEc2 } from './documents';
import { daysAgo, STRANGER, type Dated, type Topic } from './topic';

const github = 'token.actions.githubusercontent.com';
const oidcOf = (account: string) => ({ Federated: `arn:aws:iam::${account}:oidc-provider/${github}` });
const samlOf = (account: string, name: string) => ({
  Federated: `arn:aws:iam::${account}:saml-provider/${name}`,
});
const audience = { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } };
const byToken = 'sts:AssumeRoleWithWebIdentity';
const bySaml = 'sts:AssumeRoleWithSAML';

const owned = { owner: 'platform' };

const sound: Dated[] = [
  [
    300,
    {
      type: 'role-created',
      name: 'web-server',
      trust: trustOfEc2,
      instanceProfiles: ['web-server'],
      attached: ['aws/AmazonSSMManagedInstanceCore'],
      tags: owned,
    },
  ],
  [300, { type: 'role-used', role: 'web-server', usage: { service: 'ssm' } }],
  [300, { type: 'instance-set', region: 'eu-west-1', instance: 'web', instanceProfile: 'web-server' }],
  [
    300,
    {
      type: 'role-created',
      name: 'supplier',
      trust: trust({ AWS: STRANGER }, { StringEquals: { 'sts:ExternalId': 'sound-7' } }),
      attached: ['aws/SecurityAudit'],
    },
  ],
  [300, { type: 'oidc-provider-set', url: github, clientIds: ['sts.amazonaws.com'], thumbprints: [] }],
  [
    300,
    {
      type: 'role-created',
      name: 'deploy',
      trust: trust(
        oidcOf('200000000003'),
        {
          StringEquals: {
            [`${github}:aud`]: 'sts.amazonaws.com',
            [`${github}:sub`]: 'repo:sound/site:ref:refs/heads/main',
          },
        },
        byToken,
      ),
    },
  ],
  [300, { type: 'saml-provider-set', name: 'directory', validUntil: daysAgo(-400) }],
  [
    300,
    {
      type: 'role-created',
      name: 'staff',
      trust: trust(samlOf('200000000003', 'directory'), audience, bySaml),
      attached: ['aws/ViewOnlyAccess'],
    },
  ],
  [300, { type: 'role-used', role: 'staff', usage: { weekdaysOnly: true } }],
  [
    300,
    {
      type: 'role-created',
      name: 'emergency',
      trust: trust(
        { AWS: 'arn:aws:iam::200000000003:user/alice' },
        { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      ),
      attached: ['aws/AdministratorAccess'],
    },
  ],
  [
    300,
    {
      type: 'role-created',
      name: 'config-recorder',
      trust: trust(
        { Service: 'config.amazonaws.com' },
        { StringEquals: { 'aws:SourceAccount': '200000000003' } },
      ),
    },
  ],
  [
    300,
    {
      type: 'role-created',
      name: 'prod-deployer',
      trust: trust({ AWS: 'arn:aws:iam::200000000003:role/prod-pipeline' }),
      tags: { environment: 'prod' },
    },
  ],
  [
    310,
    {
      type: 'role-created',
      name: 'prod-pipeline',
      trust: trust({ Service: 'codepipeline.amazonaws.com' }),
      tags: { environment: 'prod' },
    },
  ],
  [
    300,
    {
      type: 'role-created',
      name: 'support',
      trust: trust({ AWS: 'arn:aws:iam::200000000003:user/bob' }),
      attached: ['aws/AWSSupportAccess'],
    },
  ],
];

const flawed: Dated[] = [
  [300, { type: 'role-created', name: 'open-door', trust: trust({ AWS: '*' }) }],
  [
    300,
    {
      type: 'role-created',
      name: 'stranger',
      trust: trust({ AWS: STRANGER }),
      inline: { read: allow('s3:GetObject') },
    },
  ],
  [300, { type: 'oidc-provider-set', url: github, clientIds: ['sts.amazonaws.com'], thumbprints: [] }],
  [
    300,
    {
      type: 'role-created',
      name: 'any-repository',
      trust: trust(oidcOf('300000000002'), undefined, byToken),
      maxSessionSeconds: 43_200,
    },
  ],
  [500, { type: 'saml-provider-set', name: 'expired', validUntil: daysAgo(20) }],
  [
    300,
    {
      type: 'role-created',
      name: 'any-audience',
      trust: trust(samlOf('300000000002', 'expired'), undefined, bySaml),
    },
  ],
  [
    300,
    {
      type: 'role-created',
      name: 'almighty-server',
      trust: trustOfEc2,
      instanceProfiles: ['almighty-server'],
      attached: ['aws/AdministratorAccess'],
    },
  ],
  [
    300,
    {
      type: 'role-created',
      name: 'admin-for-all',
      trust: trust({ AWS: 'arn:aws:iam::300000000002:root' }),
      attached: ['aws/AdministratorAccess'],
    },
  ],
  [300, { type: 'role-created', name: 'confused', trust: trust({ Service: 'config.amazonaws.com' }) }],
  [300, { type: 'role-created', name: 'gone-user', trust: trust({ AWS: 'AIDAAAAAAAAAAAAAAAAAA' }) }],
  [
    310,
    {
      type: 'role-created',
      name: 'dev-pipeline',
      trust: trust({ Service: 'codepipeline.amazonaws.com' }),
      tags: { environment: 'dev' },
    },
  ],
  [
    300,
    {
      type: 'role-created',
      name: 'prod-deployer',
      trust: trust({ AWS: 'arn:aws:iam::300000000002:role/dev-pipeline' }),
      tags: { environment: 'prod' },
    },
  ],
  [300, { type: 'instance-set', region: 'eu-west-1', instance: 'bare-metal', metadataTokens: 'optional' }],
];

const found = (flaw: string, passes: string) =>
  ({ fails: `flawed role/${flaw}`, passes: `sound role/${passes}` }) as const;

/** Ids come from the worlds' seeds. */
const ofInstances = {
  fails: 'flawed instance/i-0e40b8e551f154fb3',
  passes: 'sound instance/i-09868181b4bbc77ee',
} as const;

/** Who may assume which role, and what runs with it. */
export const roles: Topic = {
  events: { sound, flawed },
  planted: {
    'role-trust-public': found('open-door', 'web-server'),
    'role-trust-external-account': found('stranger', 'emergency'),
    'role-trust-external-id': found('stranger', 'supplier'),
    'role-trust-oidc-scoped': found('any-repository', 'deploy'),
    'role-max-session-duration': found('any-repository', 'web-server'),
    'role-unused': found('gone-user', 'web-server'),
    'role-realm-separation': found('prod-deployer', 'prod-deployer'),
    'role-admin-service': found('almighty-server', 'web-server'),
    'role-ec2-unused': found('almighty-server', 'web-server'),
    'role-trust-mfa': found('admin-for-all', 'emergency'),
    'role-trust-confused-deputy': found('confused', 'config-recorder'),
    'role-trust-saml-audience': found('any-audience', 'staff'),
    'role-trust-dangling-principal': found('gone-user', 'web-server'),
    'role-cross-account-data-read': found('stranger', 'supplier'),
    'identity-provider-healthy': {
      fails: 'flawed saml-provider/expired',
      passes: 'sound saml-provider/directory',
    },
    'support-role-exists': { fails: 'flawed root', passes: 'sound root' },
    'security-audit-role-exists': { fails: 'flawed root', passes: 'sound root' },
    'ec2-instance-role-attached': ofInstances,
    'ec2-imds-v2-required': ofInstances,
  },
};
