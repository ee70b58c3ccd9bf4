import { describe, expect, it } from 'vitest';
import adminVectors from '../__fixtures__/admin-vectors.json';
import escalationVectors from '../__fixtures__/escalation-vectors.json';
import { openPaths } from '../escalation/paths';
import { account, allow, identity, policy } from '../testing/analyze';

const rank = (severity: string) => ['critical', 'high', 'medium', 'low', 'info'].indexOf(severity);

describe('policies of one principal', () => {
  it.each(escalationVectors)('$id $why', async ({ policies, expectPaths, expectNotPaths }) => {
    const { paths, privilegeEscalation, admin } = await identity({ policies });
    const ids = paths.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(expectPaths));
    expect(ids.filter((id) => (expectNotPaths as string[]).includes(id))).toEqual([]);
    expect([admin, privilegeEscalation]).toEqual([false, expectPaths.length > 0]);
  });

  it.each(
    adminVectors.filter(
      (vector) => !('boundary' in vector) && !('scps' in vector) && vector.expect !== 'admin-equivalent',
    ),
  )('$id $why', async ({ policies, expect: tier }) => {
    const { admin } = await identity({ policies });
    expect(admin).toBe(tier === 'full-admin');
  });

  it.each(openPaths.map((path) => [path.id, path] as const))(
    '%s is open by its calls and closed without one',
    async (id, path) => {
      const calls = [...path.allOf, ...(path.anyOf[0] ?? [])].map(({ action }) => action);
      const open = await identity(policy(allow([...calls, 'sts:GetCallerIdentity'])));
      expect(open.paths.map((one) => one.id)).toContain(id);
      const found = open.paths.find((one) => one.id === id);
      expect(found?.permissions.sort()).toEqual([...new Set(calls)].sort());
      const [missing] = calls;
      const others = path.anyOf
        .slice(1)
        .flat()
        .map(({ action }) => action);
      const rest = [...calls.filter((call) => call !== missing), 'sts:GetCallerIdentity'];
      const closed = await identity(policy(allow(rest)));
      if (missing && !others.includes(missing)) expect(closed.paths.map((one) => one.id)).not.toContain(id);
    },
  );

  it('knows administrators, who have nothing to gain', async () => {
    expect(await identity(policy(allow('*')))).toMatchObject({
      admin: true,
      adminTier: 'full',
      privilegeEscalation: false,
      paths: [],
      fullServiceAccess: ['*'],
      findings: [{ code: 'P-EVERYTHING', severity: 'critical', line: 1 }],
    });
    const withMfa = { ...allow('*'), Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
    expect(await identity(policy(withMfa))).toMatchObject({
      admin: false,
      adminTier: 'conditional',
      privilegeEscalation: true,
    });
    expect(await identity(policy(allow('iam:*')))).toMatchObject({
      adminTier: 'equivalent',
      privilegeEscalation: true,
    });
  });

  it('counts assuming a role as a way up only by a wildcard', async () => {
    const one = await identity(policy(allow('sts:AssumeRole', `arn:aws:iam::${account}:role/deploy`)));
    expect(one).toMatchObject({ privilegeEscalation: false, paths: [{ id: 'PE-STS-001' }] });
    expect(
      (await identity(policy(allow('sts:AssumeRole', 'arn:aws:iam::*:role/*')))).privilegeEscalation,
    ).toBe(true);
  });

  it('knows the roles by which members of an organization are administered', async () => {
    const paths = async (Resource: string) =>
      (await identity(policy(allow('sts:AssumeRole', Resource)))).paths.map(({ id }) => id);
    expect(await paths('arn:aws:iam::*:role/OrganizationAccountAccessRole')).toContain('PE-ORG-002');
    expect(await paths('arn:aws:iam::222233334444:role/OrganizationAccountAccessRole')).toContain(
      'PE-ORG-002',
    );
    expect(await paths('arn:aws:iam::222233334444:role/reader')).toEqual(['PE-STS-001']);
  });

  it('takes wildcards of names for the holder, and exact names for others', async () => {
    const put = (Resource: string) => identity(policy(allow('iam:PutRolePolicy', Resource)));
    expect((await put(`arn:aws:iam::${account}:role/team/*`)).paths.map(({ id }) => id)).toContain(
      'PE-IAM-004',
    );
    expect((await put(`arn:aws:iam::${account}:role/team/app`)).privilegeEscalation).toBe(false);
  });

  it('sorts what is allowed on everything into classes of risk', async () => {
    const { risks, fullServiceAccess } = await identity(
      policy(
        allow(['s3:*', 'secretsmanager:GetSecretValue', 'ec2:StopInstances', 'kms:PutKeyPolicy']),
        allow('dynamodb:Scan', `arn:aws:dynamodb:eu-west-1:${account}:table/one`),
        { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' },
      ),
    );
    expect(fullServiceAccess).toEqual([]);
    expect(risks.dataAccess).toEqual(['s3:GetObjectVersion', 'secretsmanager:GetSecretValue']);
    expect(risks.credentialExposure).toEqual(['secretsmanager:GetSecretValue']);
    expect(risks.resourceExposure).toEqual(expect.arrayContaining(['s3:*', 'kms:PutKeyPolicy']));
    expect(risks.infrastructureChange).toEqual(expect.arrayContaining(['s3:*', 'ec2:StopInstances']));
  });

  it('lists whole services, those that a complement leaves too', async () => {
    expect((await identity(policy(allow(['sqs:*', 'SNS:*', 's3:Get*'])))).fullServiceAccess).toEqual([
      'sns',
      'sqs',
    ]);
    const { fullServiceAccess } = await identity(
      policy({ Effect: 'Allow', NotAction: ['iam:*', 's3:PutObject'], Resource: '*' }),
    );
    expect(fullServiceAccess).toContain('ec2');
    expect(fullServiceAccess.filter((service) => ['iam', 's3'].includes(service))).toEqual([]);
  });

  it('finds faults of the text, with line and column', async () => {
    const text = JSON.stringify(
      policy(
        { ...allow(['s3:GetObjct', 'nosuch:Do', 'GetObject']), Sid: 'A' },
        { ...allow('ec2:DescribeInstances', `arn:aws:ec2:eu-west-1:${account}:instance/i`), Sid: 'A' },
        { ...allow('s3:GetObject', 'bucket/key'), Condition: { StringLike: { 'aws:username': '*' } } },
      ),
      null,
      2,
    );
    const { findings } = await identity(text);
    const lines = text.split('\n');
    const told = findings.map(({ code, line }) => [code, lines[(line ?? 0) - 1]?.trim()]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['V-UNKNOWN-ACTION', '"s3:GetObjct",'],
        ['V-UNKNOWN-SERVICE', '"nosuch:Do",'],
        ['V-ACTION-FORM', '"GetObject"'],
        ['V-DUPLICATE-SID', '"Sid": "A"'],
        ['V-INEFFECTIVE-ACTION', '"Action": "ec2:DescribeInstances",'],
        ['V-RESOURCE-FORM', '"Resource": "bucket/key",'],
        ['V-INEFFECTIVE-CONDITION', '"Condition": {'],
      ]),
    );
    expect(findings.map(({ severity }) => severity)).toEqual(
      [...findings.map(({ severity }) => severity)].sort((a, b) => rank(a) - rank(b)),
    );
  });

  it('takes text inside the input, without lines of its own', async () => {
    const wrapped = {
      policies: [{ PolicyName: 'p', PolicyDocument: encodeURIComponent(JSON.stringify(policy(allow('*')))) }],
    };
    expect(await identity(wrapped)).toMatchObject({ admin: true, findings: [{ policy: 'p', line: null }] });
  });
});
