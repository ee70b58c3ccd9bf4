import { z } from 'zod';

export const accountIdInput = z
  .string()
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{12}$/, 'An account id has 12 digits.'));

export const accountNameInput = z.string().trim().min(1, 'Give a name.').max(128, 'At most 128 characters.');

export const roleArnInput = z
  .string()
  .trim()
  .regex(
    /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
    'A role ARN looks like arn:aws:iam::123456789012:role/RolecallReadOnly.',
  );

/** AWS allows 2 to 1,224 of these characters (STS, AssumeRole). */
export const externalIdInput = z
  .string()
  .trim()
  .min(2, 'An external id has at least 2 characters.')
  .max(1_224, 'An external id has at most 1,224 characters.')
  .regex(/^[\w+=,.@:/-]+$/, 'An external id holds letters, digits and +=,.@:/- only.');

export interface RoleParts {
  partition: string;
  accountId: string;
}

/** Partition and account of a role ARN that `roleArnInput` accepted. */
export function roleParts(roleArn: string): RoleParts {
  const [, partition = 'aws', , , accountId = ''] = roleArn.split(':');
  return { partition, accountId };
}
