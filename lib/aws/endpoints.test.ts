import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { collectAccount } from './collect-account';
import { partitionOfRegion, globalRegion } from './partition';
import { fastTiming, scanOf, useSimulator, type AwsUnderTest } from './testing/use-simulator';

vi.setConfig({ testTimeout: 30_000 });

let aws: AwsUnderTest | null = null;
let other: Server | null = null;
afterEach(async () => {
  delete process.env.AWS_ENDPOINT_URL_S3_CONTROL;
  await aws?.close();
  other?.close();
  aws = null;
  other = null;
});

describe('endpoints', () => {
  it('sends S3 Control where AWS_ENDPOINT_URL_S3_CONTROL points, without the account in the host', async () => {
    aws = await useSimulator();
    const seen: { url: string | undefined; account: unknown; region: string }[] = [];
    other = createServer((request, response) => {
      const scope = /Credential=([^,]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      seen.push({ url: request.url, account: request.headers['x-amz-account-id'], region: scope });
      response.setHeader('content-type', 'text/xml');
      response.end(
        '<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls></PublicAccessBlockConfiguration>',
      );
    });
    await new Promise<void>((resolve) => other?.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    process.env.AWS_ENDPOINT_URL_S3_CONTROL = `http://127.0.0.1:${port}`;
    const input = scanOf(undefined, { stages: new Set(['account-settings'] as const) });
    const { snapshot } = await collectAccount(input, fastTiming);
    expect(snapshot.accountSettings).toMatchObject({
      value: { s3PublicAccessBlock: { value: { blockPublicAcls: true, blockPublicPolicy: false } } },
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatchObject({
      url: '/v20180820/configuration/publicAccessBlock',
      account: input.link.accountId,
    });
    expect(seen[0]?.region).toMatch(/\/us-east-1\/s3\/aws4_request$/);
  });
});

describe('partitions', () => {
  it.each([
    ['aws', 'us-east-1', 'eu-west-1'],
    ['aws-cn', 'cn-north-1', 'cn-northwest-1'],
    ['aws-us-gov', 'us-gov-west-1', 'us-gov-east-1'],
    ['aws-iso-b', 'us-isob-east-1', 'us-isob-east-1'],
  ])('%s is at home in %s', (partition, home, region) => {
    expect(globalRegion(partition)).toBe(home);
    expect(partitionOfRegion(region)).toBe(partition);
  });
});
