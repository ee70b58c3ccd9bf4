import {
  DescribeInstancesCommand,
  DescribeLaunchTemplateVersionsCommand,
  EC2Client,
  GetImageBlockPublicAccessStateCommand,
  GetInstanceMetadataDefaultsCommand,
  GetSnapshotBlockPublicAccessStateCommand,
  type Instance as AwsInstance,
  type LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import type { Instance, RegionCompute } from '@/lib/snapshot/data/compute';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { askRegions, partReader, turnAsOf } from './ask-regions';
import { enabledRegions } from './enabled-regions';
import { listAll } from './paginate';
import { previousOf, read, type StageContext, type StageResult } from './stage-context';

type Send = EC2Client['send'];
type ValueOf<R> = R extends { state: 'read'; value: infer V } ? V : never;

/** An instance that is gone is listed for an hour more. */
const gone = new Set(['terminated', 'shutting-down']);

function toInstance({ session }: StageContext, region: string, instance: AwsInstance): Instance {
  const { accountId, partition } = session.link;
  const id = instance.InstanceId ?? '';
  const tags = (instance.Tags ?? []).map(({ Key = '', Value = '' }) => ({ key: Key, value: Value }));
  return {
    id,
    arn: `arn:${partition}:ec2:${region}:${accountId}:instance/${id}`,
    state: instance.State?.Name ?? '',
    instanceProfileArn: instance.IamInstanceProfile?.Arn ?? null,
    metadataTokens: instance.MetadataOptions?.HttpTokens === 'required' ? 'required' : 'optional',
    metadataEndpoint: instance.MetadataOptions?.HttpEndpoint === 'disabled' ? 'disabled' : 'enabled',
    tags: sortedBy(tags, (tag) => tag.key),
  };
}

async function listInstances(context: StageContext, region: string): Promise<Instance[]> {
  const send = context.session.service(EC2Client, region);
  const instances = await listAll<AwsInstance>(async (token) => {
    const page = await send(new DescribeInstancesCommand({ MaxResults: 1000, NextToken: token }));
    const items = (page.Reservations ?? []).flatMap((reservation) => reservation.Instances ?? []);
    return { items, next: page.NextToken };
  });
  const standing = instances
    .map((instance) => toInstance(context, region, instance))
    .filter(({ state }) => !gone.has(state));
  return sortedBy(standing, (instance) => instance.id);
}

/** Profiles in the newest and the default version of every launch template, which Auto Scaling starts from too. */
async function listTemplateProfiles(send: Send): Promise<string[]> {
  const versions = await listAll<LaunchTemplateVersion>(async (token) => {
    const page = await send(
      new DescribeLaunchTemplateVersionsCommand({
        Versions: ['$Latest', '$Default'],
        MaxResults: 200,
        NextToken: token,
      }),
    );
    return { items: page.LaunchTemplateVersions ?? [], next: page.NextToken };
  });
  const profiles = versions.map((version) => version.LaunchTemplateData?.IamInstanceProfile);
  return [...new Set(profiles.flatMap((profile) => profile?.Arn ?? profile?.Name ?? []))].sort();
}

async function readMetadataDefault(send: Send): Promise<ValueOf<RegionCompute['metadataDefault']>> {
  const { AccountLevel } = await send(new GetInstanceMetadataDefaultsCommand({}));
  return AccountLevel?.HttpTokens ?? null;
}

async function readSnapshotSharing(send: Send): Promise<ValueOf<RegionCompute['snapshotSharing']>> {
  const { State } = await send(new GetSnapshotBlockPublicAccessStateCommand({}));
  return State ?? 'unblocked';
}

async function readImageSharing(send: Send): Promise<ValueOf<RegionCompute['imageSharing']>> {
  const answer = await send(new GetImageBlockPublicAccessStateCommand({}));
  return answer.ImageBlockPublicAccessState === 'block-new-sharing' ? 'block-new-sharing' : 'unblocked';
}

function isWhole({ region: _region, ...parts }: RegionCompute): boolean {
  return Object.values(parts).every((part) => part.state === 'read');
}

function isQuiet({ instances }: RegionCompute): boolean {
  return instances.state === 'read' && instances.value.length === 0;
}

/** EC2 of every enabled region, once a day: instances, and what the account has set for new ones. */
export async function collectCompute(context: StageContext): Promise<StageResult> {
  const before = previousOf(context, 'compute');
  const { part, errors } = partReader(context);
  const { values } = await askRegions<RegionCompute>(context, {
    stage: 'compute',
    regions: await enabledRegions(context),
    before: (region) => before?.value.find((one) => one.region === region && isWhole(one)) ?? null,
    isQuiet,
    operation: 'ec2:DescribeInstances',
    ask: async (region) => {
      const send = context.session.service(EC2Client, region);
      return {
        region,
        instances: await part('ec2:DescribeInstances', () => listInstances(context, region)),
        templateProfiles: await part('ec2:DescribeLaunchTemplateVersions', () => listTemplateProfiles(send)),
        metadataDefault: await part('ec2:GetInstanceMetadataDefaults', () => readMetadataDefault(send)),
        snapshotSharing: await part('ec2:GetSnapshotBlockPublicAccessState', () => readSnapshotSharing(send)),
        imageSharing: await part('ec2:GetImageBlockPublicAccessState', () => readImageSharing(send)),
      };
    },
  });
  const regions = sortedBy([...values.values()], (one) => one.region);
  return {
    readings: { compute: read(regions, turnAsOf(context, 'compute', before?.asOf ?? null)) },
    error: errors[0],
  };
}
