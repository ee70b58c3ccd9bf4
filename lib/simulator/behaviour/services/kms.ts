import type { KmsKeyState } from '../../world/service-types';
import { AwsError } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import type { OperationContext, Operation, Operations } from '../operation';
import { byText, paginate } from '../paging';

function regionalKeys({ account, region }: OperationContext): KmsKeyState[] {
  return [...account.services.keys.values()]
    .filter((key) => key.region === region)
    .sort((a, b) => byText(a.id, b.id));
}

function keyOf(context: OperationContext, input: Input): KmsKeyState {
  const asked = input.required('KeyId');
  const key = regionalKeys(context).find(({ id, arn }) => id === asked || arn === asked);
  if (key) return key;
  throw new AwsError('NotFoundException', `Key '${asked}' does not exist`, { status: 400 });
}

/** `Truncated` and `NextMarker`, as KMS pages. */
function listPage<T>(
  context: OperationContext,
  input: Input,
  list: { name: string; items: readonly T[]; keyOf: (item: T) => string; render: (item: T) => object },
) {
  const page = paginate(context, {
    items: list.items,
    keyOf: list.keyOf,
    size: input.integer('Limit', { min: 1, max: 1000 }) ?? 100,
    token: input.text('Marker'),
    scope: context.region,
  });
  return {
    json: {
      [list.name]: page.items.map(list.render),
      Truncated: page.next !== undefined,
      NextMarker: page.next,
    },
  };
}

function describeKey(context: OperationContext, input: Input) {
  const key = keyOf(context, input);
  return {
    json: {
      KeyMetadata: {
        AWSAccountId: context.account.id,
        KeyId: key.id,
        Arn: key.arn,
        CreationDate: key.createdAt / 1000,
        Enabled: key.state === 'Enabled',
        KeyUsage: key.usage,
        KeyState: key.state,
        DeletionDate: key.deletionAt === undefined ? undefined : key.deletionAt / 1000,
        Origin: key.origin,
        KeyManager: key.manager,
        KeySpec: key.spec,
        MultiRegion: key.multiRegion !== undefined,
        MultiRegionConfiguration: key.multiRegion && { MultiRegionKeyType: key.multiRegion },
      },
    },
  };
}

function rotationStatus(context: OperationContext, input: Input) {
  const key = keyOf(context, input);
  if (key.spec !== 'SYMMETRIC_DEFAULT' || key.origin !== 'AWS_KMS') {
    throw new AwsError('UnsupportedOperationException', `Key ${key.arn} does not rotate.`, { status: 400 });
  }
  if (key.state === 'PendingDeletion') {
    throw new AwsError('KMSInvalidStateException', `${key.arn} is pending deletion.`, { status: 400 });
  }
  const { arn, rotation } = key;
  return {
    json: {
      KeyId: arn,
      KeyRotationEnabled: rotation,
      ...(rotation ? { RotationPeriodInDays: 365 } : {}),
    },
  };
}

function listAliases(context: OperationContext, input: Input) {
  const { account, region } = context;
  const aliases = regionalKeys(context)
    .flatMap((key) => key.aliases.map((alias) => ({ name: `alias/${alias}`, target: key.id })))
    .sort((a, b) => byText(a.name, b.name));
  return listPage(context, input, {
    name: 'Aliases',
    items: aliases,
    keyOf: (alias) => alias.name,
    render: ({ name, target }) => ({
      AliasName: name,
      AliasArn: `arn:${account.partition}:kms:${region}:${account.id}:${name}`,
      TargetKeyId: target,
    }),
  });
}

function listGrants(context: OperationContext, input: Input) {
  const key = keyOf(context, input);
  return listPage(context, input, {
    name: 'Grants',
    items: [...key.grants].sort((a, b) => byText(a.grantee, b.grantee)),
    keyOf: (grant) => grant.grantee,
    render: ({ grantee, operations }) => ({
      KeyId: key.arn,
      GrantId: Buffer.from(grantee).toString('hex').slice(0, 64),
      GranteePrincipal: grantee,
      Operations: operations,
    }),
  });
}

function ofKey(action: string, run: Operation['run']): Operation {
  return {
    action: `kms:${action}`,
    resource: ({ account, region }, input) => {
      const asked = input.required('KeyId');
      return asked.startsWith('arn:')
        ? asked
        : `arn:${account.partition}:kms:${region}:${account.id}:key/${asked}`;
    },
    evidence: 'model',
    run,
  };
}

export const kmsOperations: Operations = {
  ListKeys: {
    action: 'kms:ListKeys',
    evidence: 'model',
    run: (context, input) =>
      listPage(context, input, {
        name: 'Keys',
        items: regionalKeys(context),
        keyOf: (key) => key.id,
        render: ({ id, arn }) => ({ KeyId: id, KeyArn: arn }),
      }),
  },
  ListAliases: { action: 'kms:ListAliases', evidence: 'model', run: listAliases },
  DescribeKey: ofKey('DescribeKey', describeKey),
  GetKeyRotationStatus: ofKey('GetKeyRotationStatus', rotationStatus),
  GetKeyPolicy: ofKey('GetKeyPolicy', (context, input) => {
    const { policy } = keyOf(context, input);
    return { json: { Policy: policy, PolicyName: 'default' } };
  }),
  ListGrants: ofKey('ListGrants', listGrants),
};
