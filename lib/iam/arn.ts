/** The six parts of an ARN. `resource` keeps its colons and slashes. */
export interface Arn {
  partition: string;
  service: string;
  region: string;
  accountId: string;
  resource: string;
}

/** Splits an ARN or an ARN pattern; null when it does not have six parts. */
export function parseArn(text: string): Arn | null {
  const [prefix, partition, service, region, accountId, ...rest] = text.split(':');
  if (prefix !== 'arn' || rest.length === 0) return null;
  return {
    partition: partition ?? '',
    service: service ?? '',
    region: region ?? '',
    accountId: accountId ?? '',
    resource: rest.join(':'),
  };
}

/** Writes the parts back as an ARN. */
export function formatArn(arn: Arn): string {
  return ['arn', arn.partition, arn.service, arn.region, arn.accountId, arn.resource].join(':');
}

/** Whether the text is a 12-digit account id. */
export function isAccountId(text: string): boolean {
  return /^\d{12}$/.test(text);
}

/** The last segment of an IAM ARN's path: the name of a user, role, group or policy. */
export function nameInArn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
