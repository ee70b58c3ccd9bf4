import { describe, expect, it } from 'vitest';
import { account, allow, details, policy } from '../testing/analyze';

describe('authorization details', () => {
  const arn = (name: string) => `arn:aws:iam::${account}:${name}`;
  const inline = (...statements: object[]) => [{ PolicyName: 'own', PolicyDocument: policy(...statements) }];
  const trusting = (Principal: object) =>
    encodeURIComponent(JSON.stringify(policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })));
  const user = (name: string, UserPolicyList: object[], more: object = {}) => ({
    Arn: arn(`user/${name}`),
    UserName: name,
    UserPolicyList,
    ...more,
  });
  const role = (name: string, Principal: object, more: object = {}) => ({
    Arn: arn(`role/${name}`),
    RoleName: name,
    AssumeRolePolicyDocument: trusting(Principal),
    ...more,
  });
  const administrator = {
    AttachedManagedPolicies: [
      { PolicyName: 'AdministratorAccess', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    ],
  };

  it('follows hops to an administrator, in the input and bare', async () => {
    const authorizationDetails = {
      UserDetailList: [
        user('ana', inline(allow('sts:AssumeRole', arn('role/deploy')))),
        user('bo', inline(allow('s3:GetObject'))),
        user('root-like', [], administrator),
        user('iam', inline(allow('iam:*'))),
      ],
      RoleDetailList: [
        role('deploy', { AWS: account }, { RolePolicyList: inline(allow('sts:AssumeRole')) }),
        role('admin', { AWS: arn('role/deploy') }, administrator),
      ],
    };
    const { principals, accountId } = await details({ authorizationDetails });
    const byName = new Map(principals.map((one) => [one.arn.split(':')[5], one]));
    expect(accountId).toBe(account);
    expect(byName.get('user/ana')).toMatchObject({
      admin: false,
      privilegeEscalation: true,
      reachesAdmin: true,
      hops: 2,
      canBecome: [arn('role/admin'), arn('role/deploy')],
      paths: [
        { id: 'PE-STS-001', from: arn('user/ana'), target: arn('role/deploy'), latent: false },
        { id: 'PE-STS-001', from: arn('role/deploy'), target: arn('role/admin') },
      ],
    });
    expect(byName.get('user/bo')).toMatchObject({
      reachesAdmin: false,
      hops: null,
      paths: [],
      canBecome: [],
    });
    expect(byName.get('user/root-like')).toMatchObject({
      admin: true,
      privilegeEscalation: false,
      reachesAdmin: true,
      hops: 0,
    });
    expect(byName.get('user/iam')).toMatchObject({
      admin: false,
      adminTier: 'equivalent',
      privilegeEscalation: true,
      hops: 1,
    });
    expect(await details(authorizationDetails)).toEqual(await details({ authorizationDetails }));
  });

  it('reads groups, boundaries, managed policies by their default version, and guardrails', async () => {
    const Policies = [
      {
        Arn: arn('policy/keys'),
        PolicyName: 'keys',
        PolicyVersionList: [
          {
            VersionId: 'v2',
            IsDefaultVersion: true,
            Document: encodeURIComponent(JSON.stringify(policy(allow('iam:CreateAccessKey')))),
          },
          { VersionId: 'v1', IsDefaultVersion: false, Document: policy(allow('s3:*')) },
        ],
      },
      {
        Arn: arn('policy/limit'),
        PolicyName: 'limit',
        PolicyVersionList: [{ IsDefaultVersion: true, Document: policy(allow('s3:*')) }],
      },
    ];
    const authorizationDetails = {
      UserDetailList: [
        user('root-like', [], administrator),
        user('member', [], { GroupList: ['keepers'] }),
        user('held', [], {
          GroupList: ['keepers'],
          PermissionsBoundary: { PermissionsBoundaryArn: arn('policy/limit') },
        }),
      ],
      GroupDetailList: [
        {
          Arn: arn('group/keepers'),
          GroupName: 'keepers',
          AttachedManagedPolicies: [{ PolicyArn: arn('policy/keys') }],
        },
      ],
      RoleDetailList: [],
      Policies,
    };
    const reach = async (more = {}) => {
      const { principals } = await details({ authorizationDetails, ...more });
      return Object.fromEntries(principals.map((one) => [one.arn.split('/')[1] ?? '', one.hops]));
    };
    expect(await reach()).toEqual({ 'root-like': 0, member: 1, held: null });
    const lock = [[policy(allow('*'), { Effect: 'Deny', Action: 'iam:*', Resource: '*' })]];
    expect(await reach({ serviceControlPolicies: lock })).toEqual({
      'root-like': null,
      member: null,
      held: null,
    });
  });

  it('confirms ways over workloads when they are given', async () => {
    const authorizationDetails = {
      UserDetailList: [
        user(
          'ana',
          inline(allow('lambda:UpdateFunctionCode', `arn:aws:lambda:eu-west-1:${account}:function:one`)),
        ),
      ],
      RoleDetailList: [role('fn', { Service: 'lambda.amazonaws.com' }, administrator)],
    };
    const ana = async (workloads?: object[]) => {
      const { principals } = await details({ authorizationDetails, workloads });
      return principals.find((one) => one.arn === arn('user/ana'));
    };
    expect(await ana()).toMatchObject({
      reachesAdmin: false,
      paths: [{ id: 'PE-LAMBDA-005', latent: true }],
    });
    const runs = (name: string) => [
      { arn: `arn:aws:lambda:eu-west-1:${account}:function:${name}`, roleArn: arn('role/fn') },
    ];
    expect(await ana(runs('one'))).toMatchObject({
      reachesAdmin: true,
      hops: 1,
      canBecome: [arn('role/fn')],
    });
    expect(await ana(runs('two'))).toMatchObject({ reachesAdmin: false });
  });

  it('says what it could not read, and whom roles let in', async () => {
    const { unknown, trusts } = await details({
      UserDetailList: [
        user('ana', [{ PolicyName: 'broken', PolicyDocument: '{' }], {
          AttachedManagedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/Job' }],
        }),
      ],
      RoleDetailList: [role('open', { AWS: '*' })],
    });
    expect(unknown).toEqual([
      'The text of arn:aws:iam::aws:policy/Job is not in the details.',
      expect.stringContaining('Policy broken of'),
    ]);
    expect(trusts).toEqual([{ arn: arn('role/open'), codes: ['T-ANYONE'] }]);
  });
});
