import type { ComputeState, InstanceState } from '../../world/service-types';
import { element, wrap, xmlTime } from '../../wire/xml';
import type { Input } from '../../wire/input';
import { keyedHash } from '../../world/ids';
import type { OperationContext, Operations } from '../operation';
import { byText, paginate } from '../paging';

/** A region in which EC2 was never used. */
const untouched: ComputeState = {
  instances: new Map(),
  templates: new Map(),
  snapshotSharing: 'unblocked',
  imageSharing: 'unblocked',
};

function computeOf({ account, region }: OperationContext): ComputeState {
  return account.services.compute.get(region) ?? untouched;
}

function items(name: string, inner: readonly string[]): string {
  return wrap(name, inner.map((one) => wrap('item', one)).join(''));
}

function profileArn({ account }: OperationContext, name: string): string {
  return `arn:${account.partition}:iam::${account.id}:instance-profile/${name}`;
}

const STATE_CODES: Record<InstanceState['state'], number> = {
  pending: 0,
  running: 16,
  stopping: 64,
  stopped: 80,
};

function instanceXml(context: OperationContext, instance: InstanceState): string {
  const { id, state, instanceProfile, tags } = instance;
  const tagItems = Object.entries(tags).map(([key, value]) => element('key', key) + element('value', value));
  return (
    element('instanceId', id) +
    wrap('instanceState', element('code', STATE_CODES[state]) + element('name', state)) +
    element('instanceType', 'm7g.large') +
    element('launchTime', xmlTime(instance.launchedAt)) +
    (instanceProfile === undefined
      ? ''
      : wrap('iamInstanceProfile', element('arn', profileArn(context, instanceProfile)))) +
    wrap(
      'metadataOptions',
      element('state', 'applied') +
        element('httpTokens', instance.metadataTokens) +
        element('httpPutResponseHopLimit', 1) +
        element('httpEndpoint', instance.metadataEndpoint),
    ) +
    items('tagSet', tagItems)
  );
}

function describeInstances(context: OperationContext, input: Input) {
  const { account, region } = context;
  const page = paginate(context, {
    items: [...computeOf(context).instances.values()].sort((a, b) => byText(a.id, b.id)),
    keyOf: (instance) => instance.id,
    size: input.integer('MaxResults', { min: 5, max: 1000 }) ?? 1000,
    token: input.text('NextToken'),
    scope: region,
  });
  const reservations = page.items.map(
    (instance) =>
      element('reservationId', `r-${instance.id.slice(2)}`) +
      element('ownerId', account.id) +
      items('instancesSet', [instanceXml(context, instance)]),
  );
  return { xml: items('reservationSet', reservations) + element('nextToken', page.next) };
}

function describeTemplateVersions(context: OperationContext, input: Input) {
  const { simulation, account, region } = context;
  const page = paginate(context, {
    items: [...computeOf(context).templates].sort(([a], [b]) => byText(a, b)),
    keyOf: ([name]) => name,
    size: input.integer('MaxResults', { min: 1, max: 200 }) ?? 200,
    token: input.text('NextToken'),
    scope: region,
  });
  const versions = page.items.map(([name, profile]) => {
    const id = keyedHash(simulation.world.seed, account.id, 'template', name).toString('hex').slice(0, 16);
    return (
      element('launchTemplateId', `lt-0${id}`) +
      element('launchTemplateName', name) +
      element('versionNumber', 1) +
      element('defaultVersion', true) +
      wrap('launchTemplateData', wrap('iamInstanceProfile', element('name', profile)))
    );
  });
  return { xml: items('launchTemplateVersionSet', versions) + element('nextToken', page.next) };
}

export const ec2Operations: Operations = {
  DescribeInstances: { action: 'ec2:DescribeInstances', evidence: 'model', run: describeInstances },
  DescribeLaunchTemplateVersions: {
    action: 'ec2:DescribeLaunchTemplateVersions',
    evidence: 'documentation',
    assumptions: ['every template has one version'],
    run: describeTemplateVersions,
  },
  GetInstanceMetadataDefaults: {
    action: 'ec2:GetInstanceMetadataDefaults',
    evidence: 'model',
    run: (context) => ({
      xml: wrap('accountLevel', element('httpTokens', computeOf(context).metadataTokens)),
    }),
  },
  GetSnapshotBlockPublicAccessState: {
    action: 'ec2:GetSnapshotBlockPublicAccessState',
    evidence: 'model',
    run: (context) => ({ xml: element('state', computeOf(context).snapshotSharing) }),
  },
  GetImageBlockPublicAccessState: {
    action: 'ec2:GetImageBlockPublicAccessState',
    evidence: 'model',
    run: (context) => ({
      xml: element('imageBlockPublicAccessState', computeOf(context).imageSharing),
    }),
  },
};
