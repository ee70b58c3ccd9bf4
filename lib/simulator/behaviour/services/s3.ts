import type { BucketState } from '../../world/service-types';
import { AwsError, commonFault } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { XML_NAMESPACES } from '../../wire/services';
import { element, wrap, xmlTime } from '../../wire/xml';
import type { Evidence, Operation, OperationContext, Operations } from '../operation';
import { byText, paginate } from '../paging';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const GROUP = 'http://acs.amazonaws.com/groups/global';

function document(root: string, inner: string) {
  return { xml: `<${root} xmlns="${XML_NAMESPACES.s3}">${inner}</${root}>` };
}

function absent(code: string, message: string): AwsError {
  return new AwsError(code, message, { status: 404 });
}

function bucketOf(context: OperationContext, input: Input): BucketState {
  const name = input.required('Bucket');
  const bucket = context.account.services.buckets.get(name);
  if (bucket) return bucket;
  const { simulation, now } = context;
  const isElsewhere = simulation.world.accounts.some(({ id }) =>
    simulation.account(id, now)?.services.buckets.has(name),
  );
  if (isElsewhere) throw commonFault('s3', 'access-denied', 'Access Denied');
  throw absent('NoSuchBucket', 'The specified bucket does not exist');
}

function ownerXml({ account }: OperationContext): string {
  return wrap('Owner', element('ID', account.id.padStart(64, '0')));
}

function listBuckets(context: OperationContext, input: Input) {
  const page = paginate(context, {
    items: [...context.account.services.buckets.values()].sort((a, b) => byText(a.name, b.name)),
    keyOf: (bucket) => bucket.name,
    size: Number(input.text('max-buckets') ?? 10_000),
    token: input.text('continuation-token'),
  });
  const isPaged = input.text('max-buckets') !== undefined;
  const buckets = page.items.map((bucket) =>
    wrap(
      'Bucket',
      element('Name', bucket.name) +
        element('CreationDate', xmlTime(bucket.createdAt)) +
        element('BucketRegion', isPaged ? bucket.region : undefined),
    ),
  );
  return document(
    'ListAllMyBucketsResult',
    ownerXml(context) + wrap('Buckets', buckets.join('')) + element('ContinuationToken', page.next),
  );
}

type Describe = (bucket: BucketState, context: OperationContext) => { xml: string };

const location: Describe = ({ region }) => ({
  xml: `<LocationConstraint xmlns="${XML_NAMESPACES.s3}">${region === 'us-east-1' ? '' : region}</LocationConstraint>`,
});

const publicAccessBlock: Describe = ({ publicAccessBlock: block }) => {
  if (!block) {
    throw absent(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    );
  }
  return document(
    'PublicAccessBlockConfiguration',
    element('BlockPublicAcls', block.blockPublicAcls) +
      element('IgnorePublicAcls', block.ignorePublicAcls) +
      element('BlockPublicPolicy', block.blockPublicPolicy) +
      element('RestrictPublicBuckets', block.restrictPublicBuckets),
  );
};

function policyOf({ policy }: BucketState): string {
  if (policy === undefined) throw absent('NoSuchBucketPolicy', 'The bucket policy does not exist');
  return policy;
}

interface Statement {
  Effect?: string;
  Principal?: unknown;
  Condition?: unknown;
}

/** Public: a statement allows everyone without any condition. (assumed; S3 itself weighs conditions) */
function isPublicPolicy(text: string): boolean {
  const { Statement } = JSON.parse(text) as { Statement: Statement | Statement[] };
  return [Statement].flat().some(({ Effect, Principal, Condition }) => {
    const isEveryone = Principal === '*' || JSON.stringify(Principal) === '{"AWS":"*"}';
    return Effect === 'Allow' && isEveryone && Condition === undefined;
  });
}

const policyStatus: Describe = (bucket) =>
  document('PolicyStatus', element('IsPublic', isPublicPolicy(policyOf(bucket))));

/** The one answer of S3 that is not XML: the policy as it was written. */
const policyText: Describe = (bucket) => ({ xml: policyOf(bucket) });

function grantXml(grantee: string, permission: string): string {
  return wrap('Grant', grantee + element('Permission', permission));
}

const acl: Describe = (bucket, context) => {
  const owner = `<Grantee ${XSI} xsi:type="CanonicalUser">${element('ID', context.account.id.padStart(64, '0'))}</Grantee>`;
  const groups = bucket.aclGrants.map(({ grantee, permission }) =>
    grantXml(
      `<Grantee ${XSI} xsi:type="Group">${element('URI', `${GROUP}/${grantee}`)}</Grantee>`,
      permission,
    ),
  );
  const grants = [grantXml(owner, 'FULL_CONTROL'), ...groups].join('');
  return document('AccessControlPolicy', ownerXml(context) + wrap('AccessControlList', grants));
};

const ownershipControls: Describe = ({ ownership }) => {
  if (!ownership) {
    throw absent('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found');
  }
  return document('OwnershipControls', wrap('Rule', element('ObjectOwnership', ownership)));
};

const logging: Describe = ({ logsTo, name }) =>
  document(
    'BucketLoggingStatus',
    logsTo === undefined
      ? ''
      : wrap('LoggingEnabled', element('TargetBucket', logsTo) + element('TargetPrefix', `${name}/`)),
  );

const versioning: Describe = ({ versioning: status, mfaDelete }) =>
  document(
    'VersioningConfiguration',
    status === undefined
      ? ''
      : element('Status', status) + element('MfaDelete', mfaDelete ? 'Enabled' : 'Disabled'),
  );

const objectLock: Describe = ({ lockDays }) => {
  if (lockDays === undefined) {
    throw absent(
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
    );
  }
  const retention = element('Mode', 'COMPLIANCE') + element('Days', lockDays);
  return document(
    'ObjectLockConfiguration',
    element('ObjectLockEnabled', 'Enabled') + wrap('Rule', wrap('DefaultRetention', retention)),
  );
};

const lifecycle: Describe = ({ expirations }) => {
  if (expirations.length === 0) {
    throw absent('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist');
  }
  const rules = expirations.map(({ prefix, days }, index) =>
    wrap(
      'Rule',
      element('ID', `expire-${index}`) +
        `<Filter>${element('Prefix', prefix)}</Filter>` +
        element('Status', 'Enabled') +
        wrap('Expiration', element('Days', days)),
    ),
  );
  return document('LifecycleConfiguration', rules.join(''));
};

function ofBucket(
  action: string,
  describe: Describe,
  more: { evidence?: Evidence; assumptions?: string[] } = {},
): Operation {
  return {
    action: `s3:${action}`,
    resource: ({ account }, input) => `arn:${account.partition}:s3:::${input.required('Bucket')}`,
    evidence: 'model',
    ...more,
    run: (context, input) => describe(bucketOf(context, input), context),
  };
}

export const s3Operations: Operations = {
  ListBuckets: {
    action: 's3:ListAllMyBuckets',
    evidence: 'documentation',
    assumptions: ['the region of a bucket is told to those who ask for a page'],
    run: listBuckets,
  },
  GetBucketLocation: ofBucket('GetBucketLocation', location),
  GetPublicAccessBlock: ofBucket('GetBucketPublicAccessBlock', publicAccessBlock),
  GetBucketPolicyStatus: ofBucket('GetBucketPolicyStatus', policyStatus, {
    assumptions: ['public is an Allow for everyone without a condition'],
  }),
  GetBucketPolicy: ofBucket('GetBucketPolicy', policyText),
  GetBucketAcl: ofBucket('GetBucketAcl', acl),
  GetBucketOwnershipControls: ofBucket('GetBucketOwnershipControls', ownershipControls),
  GetBucketLogging: ofBucket('GetBucketLogging', logging),
  GetBucketVersioning: ofBucket('GetBucketVersioning', versioning),
  GetObjectLockConfiguration: ofBucket('GetBucketObjectLockConfiguration', objectLock),
  GetBucketLifecycleConfiguration: ofBucket('GetLifecycleConfiguration', lifecycle),
};
