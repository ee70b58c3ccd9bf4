import { expect, it } from 'vitest';
import { accessKeyRotation } from './checks/keys/access-key-rotation';
import { userConsoleMfaEnabled } from './checks/users/user-console-mfa-enabled';
import { fillRemedy } from './fill-remedy';

const resource = 'arn:aws-cn:iam::123456789012:user/team/ana,lee';
const evidence = [
  { field: 'accessKeyId', value: 'AKIA1', source: 'access keys', asOf: '2026-03-04T00:00:00Z' },
];

it('puts real names in place of the placeholders', () => {
  const { console, cli, terraform } = fillRemedy(accessKeyRotation, { resource, evidence });
  expect(console).toContain('IAM, Users, ana,lee,');
  expect(cli).toContain('--user-name ana,lee --access-key-id AKIA1 --status Inactive');
  expect(terraform).toContain('user = "ana,lee"');
  expect(`${console}${cli}${terraform}`).not.toMatch(/<(user|id)>/);
});

it('knows the account and partition, and leaves what nobody knows', () => {
  const { cli } = fillRemedy(userConsoleMfaEnabled, { resource, evidence: [] });
  expect(cli).toContain('arn:aws-cn:iam::123456789012:mfa/ana,lee');
  expect(cli).toContain('<c1>');
  expect(fillRemedy(accessKeyRotation, { resource, evidence: [] }).cli).toContain('<id>');
});

it('fills in the Region of the ARN and texts of the evidence', () => {
  const remedy = {
    console: '<region>, <trail>, <bucket-name>, <region-count>',
    cli: '<region>',
    terraform: null,
  };
  const trail = 'arn:aws:cloudtrail:eu-west-1:123456789012:trail/main';
  const field = (name: string, value: string | number) => ({ field: name, value, source: 'x', asOf: '' });
  const seen = [field('bucketName', 'logs'), field('regionCount', 3)];
  expect(fillRemedy({ remedy }, { resource: trail, evidence: seen }).console).toBe(
    'eu-west-1, main, logs, <region-count>',
  );
  const root = 'arn:aws:iam::123456789012:root';
  const inRegion = [field('region', 'eu-north-1')];
  expect(fillRemedy({ remedy }, { resource: root, evidence: inRegion }).cli).toBe('eu-north-1');
});

it('knows the ARN of the resource', () => {
  const remedy = { console: '<arn>', cli: '<key>', terraform: null };
  const arn = 'arn:aws:kms:eu-west-1:123456789012:key/k-1';
  expect(fillRemedy({ remedy }, { resource: arn, evidence: [] })).toEqual({
    ...remedy,
    console: arn,
    cli: 'k-1',
  });
});
