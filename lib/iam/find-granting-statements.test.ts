import { expect, it } from 'vitest';
import { findGrantingStatements } from './find-granting-statements';

const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

it('finds every Allow that names the action, with where it stands', () => {
  const policies = [
    { name: 'one', document: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }) },
    {
      name: 'two',
      document: document(
        { Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' },
        {
          Effect: 'Allow',
          Action: 'iam:Pass*',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': true } },
        },
      ),
    },
    { name: 'unread', document: null },
    { name: 'broken', document: '{' },
  ];
  expect(findGrantingStatements('iam:PassRole', policies)).toEqual([
    {
      policy: policies[1],
      index: 1,
      text: 'Allow iam:Pass* on * if Bool aws:SecureTransport true',
      conditional: true,
    },
  ]);
});
