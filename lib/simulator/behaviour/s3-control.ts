import { AwsError, commonFault } from '../wire/aws-error';
import { element } from '../wire/xml';
import { XML_NAMESPACES } from '../wire/services';
import type { Input } from '../wire/input';
import type { OperationContext, Operations } from './operation';

function getPublicAccessBlock(context: OperationContext, input: Input) {
  const { account } = context;
  if (input.required('AccountId') !== account.id) {
    throw commonFault('s3control', 'access-denied', 'Access Denied');
  }
  const block = account.publicAccessBlock;
  if (!block) {
    throw new AwsError(
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
      { status: 404 },
    );
  }
  const content =
    element('BlockPublicAcls', block.blockPublicAcls) +
    element('IgnorePublicAcls', block.ignorePublicAcls) +
    element('BlockPublicPolicy', block.blockPublicPolicy) +
    element('RestrictPublicBuckets', block.restrictPublicBuckets);
  return {
    xml: `<PublicAccessBlockConfiguration xmlns="${XML_NAMESPACES.s3control}">${content}</PublicAccessBlockConfiguration>`,
  };
}

export const s3ControlOperations: Operations = {
  GetPublicAccessBlock: {
    action: 's3:GetAccountPublicAccessBlock',
    evidence: 'model',
    run: getPublicAccessBlock,
  },
};
