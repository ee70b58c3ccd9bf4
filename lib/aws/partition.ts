/** Where a partition keeps its global services (IAM, STS, Account) and where Organizations answers. Source: AWS General Reference, endpoints. */
const partitions: Record<string, { globalRegion: string; organizationsRegion: string; prefix: string }> = {
  aws: { globalRegion: 'us-east-1', organizationsRegion: 'us-east-1', prefix: '' },
  'aws-cn': { globalRegion: 'cn-north-1', organizationsRegion: 'cn-northwest-1', prefix: 'cn-' },
  'aws-us-gov': { globalRegion: 'us-gov-west-1', organizationsRegion: 'us-gov-west-1', prefix: 'us-gov-' },
  'aws-iso': { globalRegion: 'us-iso-east-1', organizationsRegion: 'us-iso-east-1', prefix: 'us-iso-' },
  'aws-iso-b': { globalRegion: 'us-isob-east-1', organizationsRegion: 'us-isob-east-1', prefix: 'us-isob-' },
  'aws-eusc': { globalRegion: 'eusc-de-east-1', organizationsRegion: 'eusc-de-east-1', prefix: 'eusc-' },
};

/** The region in which a partition's global services answer; an unknown partition is treated as the commercial one. */
export function globalRegion(partition: string): string {
  return partitions[partition]?.globalRegion ?? 'us-east-1';
}

/** The region in which a partition's AWS Organizations answers. */
export function organizationsRegion(partition: string): string {
  return partitions[partition]?.organizationsRegion ?? 'us-east-1';
}

/** The partition that a region belongs to. */
export function partitionOfRegion(region: string): string {
  const found = Object.entries(partitions).find(
    ([, { prefix }]) => prefix !== '' && region.startsWith(prefix),
  );
  return found?.[0] ?? 'aws';
}

/** The partition in an ARN (`arn:<partition>:…`), or null when the text is no ARN. */
export function partitionOfArn(arn: string): string | null {
  return /^arn:([a-z0-9-]+):/.exec(arn)?.[1] ?? null;
}

/** The account in an ARN, or null where the ARN names none. */
export function accountOfArn(arn: string): string | null {
  return /^arn:[a-z0-9-]+:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] ?? null;
}

/** The region in an ARN, or null where the ARN names none. */
export function regionOfArn(arn: string): string | null {
  return /^arn:[a-z0-9-]+:[^:]*:([^:]+):/.exec(arn)?.[1] ?? null;
}
