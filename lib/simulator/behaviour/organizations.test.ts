import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListChildrenCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import {
  IAMClient,
  ListOrganizationsFeaturesCommand,
  GenerateOrganizationsAccessReportCommand,
  GetOrganizationsAccessReportCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator, type RunningSimulator } from '../server';
import { TEST_ACCOUNTS, testWorld } from '../world/test-world';

const world = testWorld();
const { management, tooling, production, standalone } = TEST_ACCOUNTS;
let simulator: RunningSimulator;

beforeAll(async () => {
  simulator = await startSimulator({ world });
});
afterAll(() => simulator.close());
beforeEach(() => {
  simulator.control.reset();
  simulator.control.simulation.settings.jobs = 'instant';
});

async function configOf(accountId: string) {
  const base = { endpoint: simulator.url, region: 'us-east-1', maxAttempts: 1 };
  const { Credentials } = await new STSClient({ ...base, credentials: world.collector }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/RolecallReadOnly`,
      RoleSessionName: 'organizations-test',
      ExternalId: world.collector.externalId(accountId),
    }),
  );
  const credentials = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken,
  };
  return { ...base, credentials };
}

const clientOf = async (accountId: string) => new OrganizationsClient(await configOf(accountId));

describe('Organizations', () => {
  it('tells the tree and every account in it', async () => {
    const client = await clientOf(management);
    const { Organization } = await client.send(new DescribeOrganizationCommand({}));
    expect(Organization).toMatchObject({
      Id: 'o-testworld1',
      MasterAccountId: management,
      FeatureSet: 'ALL',
    });
    const { Roots } = await client.send(new ListRootsCommand({}));
    expect(Roots?.[0]?.PolicyTypes?.map((type) => type.Type)).toEqual([
      'AISERVICES_OPT_OUT_POLICY',
      'RESOURCE_CONTROL_POLICY',
      'SERVICE_CONTROL_POLICY',
    ]);
  });

  it('tells the units and what is in them', async () => {
    const client = await clientOf(management);
    const { Roots } = await client.send(new ListRootsCommand({}));
    const ParentId = Roots?.[0]?.Id;
    const units = await client.send(new ListOrganizationalUnitsForParentCommand({ ParentId }));
    expect(units.OrganizationalUnits?.map((ou) => ou.Name).sort()).toEqual(['Security', 'Workloads']);
    const atRoot = await client.send(new ListAccountsForParentCommand({ ParentId }));
    expect(atRoot.Accounts?.map((account) => account.Id)).toEqual([management, TEST_ACCOUNTS.suspended]);
  });

  it('tells the place of one account', async () => {
    const client = await clientOf(management);
    const { Parents } = await client.send(new ListParentsCommand({ ChildId: production }));
    expect(Parents?.[0]?.Type).toBe('ORGANIZATIONAL_UNIT');
    const children = await client.send(
      new ListChildrenCommand({ ParentId: Parents?.[0]?.Id, ChildType: 'ACCOUNT' }),
    );
    expect(children.Children).toEqual([{ Id: production, Type: 'ACCOUNT' }]);
    const { Account } = await client.send(new DescribeAccountCommand({ AccountId: production }));
    expect(Account?.Paths?.[0]).toMatch(
      /^o-testworld1\/r-\w{4}\/ou-\w{4}-\w{8}\/ou-\w{4}-\w{8}\/100000000003\/$/,
    );
    expect(Account?.JoinedTimestamp).toEqual(new Date('2022-01-10T09:00:00Z'));
  });

  it('pages by at most twenty and survives empty pages', async () => {
    const client = await clientOf(management);
    await expect(client.send(new ListAccountsCommand({ MaxResults: 21 }))).rejects.toMatchObject({
      name: 'InvalidInputException',
      $metadata: { httpStatusCode: 400 },
    });
    simulator.control.simulation.settings.emptyPages = 1;
    const ids: (string | undefined)[] = [];
    let NextToken: string | undefined;
    let empty = 0;
    do {
      const page = await client.send(new ListAccountsCommand({ MaxResults: 3, NextToken }));
      if (page.Accounts?.length === 0) empty += 1;
      ids.push(...(page.Accounts ?? []).map((account) => account.Id));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(empty).toBe(1);
    expect(ids).toEqual([management, tooling, production, TEST_ACCOUNTS.suspended]);
  });

  it('tells policies, their targets and their text', async () => {
    const client = await clientOf(management);
    const Filter = 'SERVICE_CONTROL_POLICY';
    const { Policies } = await client.send(new ListPoliciesCommand({ Filter }));
    expect(Policies?.map((policy) => policy.Name).sort()).toEqual(['DenyLeavingAndRegions', 'FullAWSAccess']);
    const own = Policies?.find((policy) => !policy.AwsManaged);
    const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: own?.Id }));
    expect(JSON.parse(Policy?.Content ?? '').Statement).toHaveLength(2);
    const { Targets } = await client.send(new ListTargetsForPolicyCommand({ PolicyId: own?.Id }));
    expect(Targets).toMatchObject([{ Name: 'Workloads', Type: 'ORGANIZATIONAL_UNIT' }]);
    const rcps = await client.send(
      new ListPoliciesForTargetCommand({ TargetId: production, Filter: 'RESOURCE_CONTROL_POLICY' }),
    );
    expect(rcps.Policies?.map((policy) => policy.Name).sort()).toEqual(['Perimeter', 'RCPFullAWSAccess']);
  });

  it('tells delegation, trusted access and tags', async () => {
    const client = await clientOf(tooling);
    const delegated = await client.send(new ListDelegatedAdministratorsCommand({}));
    expect(delegated.DelegatedAdministrators?.map((account) => account.Id)).toEqual([tooling]);
    const services = await client.send(new ListDelegatedServicesForAccountCommand({ AccountId: tooling }));
    expect(services.DelegatedServices?.[0]?.ServicePrincipal).toBe('access-analyzer.amazonaws.com');
    const access = await client.send(new ListAWSServiceAccessForOrganizationCommand({}));
    expect(access.EnabledServicePrincipals).toHaveLength(5);
    const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceId: production }));
    expect(Tags).toContainEqual({ Key: 'owner', Value: 'platform' });
  });

  it('is closed to members and absent for a stand-alone account', async () => {
    const member = await clientOf(production);
    await expect(member.send(new ListAccountsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    simulator.control.simulation.timelines.addEvents([
      {
        at: Date.parse('2022-02-01T00:00:00Z'),
        account: standalone,
        type: 'inline-policy-put',
        to: { kind: 'role', name: 'RolecallReadOnly' },
        name: 'organizations',
        document: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 'organizations:*', Resource: '*' },
        },
      },
    ]);
    const alone = await clientOf(standalone);
    await expect(alone.send(new DescribeOrganizationCommand({}))).rejects.toMatchObject({
      name: 'AWSOrganizationsNotInUseException',
    });
  });
});

describe('IAM for organizations', () => {
  it('tells central root features and the access report of the whole', async () => {
    const iam = new IAMClient(await configOf(management));
    const features = await iam.send(new ListOrganizationsFeaturesCommand({}));
    expect(features).toMatchObject({
      OrganizationId: 'o-testworld1',
      EnabledFeatures: ['RootCredentialsManagement'],
    });
    const client = await clientOf(management);
    const { Account } = await client.send(new DescribeAccountCommand({ AccountId: production }));
    const EntityPath = Account?.Paths?.[0]?.replace(/\/$/, '');
    const { JobId } = await iam.send(new GenerateOrganizationsAccessReportCommand({ EntityPath }));
    const report = await iam.send(new GetOrganizationsAccessReportCommand({ JobId, MaxItems: 1000 }));
    const ssm = report.AccessDetails?.find((detail) => detail.ServiceNamespace === 'ssm');
    expect(ssm).toMatchObject({ TotalAuthenticatedEntities: 1, EntityPath });
  });
});
