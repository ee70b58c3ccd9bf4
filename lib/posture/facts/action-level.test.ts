import { expect, it } from 'vitest';
import { isWriteAction } from './action-level';

it.each([
  ['s3:GetObject', false],
  ['dynamodb:BatchGetItem', false],
  ['ec2:DescribeInstances', false],
  ['iam:SimulatePrincipalPolicy', false],
  ['apigateway:GET', false],
  ['apigateway:PATCH', true],
  ['s3:PutObject', true],
  ['dynamodb:BatchWriteItem', true],
  ['iam:PassRole', true],
  ['s3:ListenBucket', true],
])('%s changes something: %s', (action, writes) => {
  expect(isWriteAction(action)).toBe(writes);
});
