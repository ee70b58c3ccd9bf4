import { defaultRoleName } from '@/lib/aws/onboarding/onboarding-input';
import { requirePermission } from '@/lib/access/require-permission';
import type { Viewer } from '@/lib/access/viewer';
import { startLink, startLinkInput } from '@/lib/db/commands/accounts/start-link';
import { AppError } from '@/lib/errors';
import { findOwnPrincipal } from './find-own-principal';

export interface BeginLinkInput {
  accountId: string;
  name: string;
  /** Name (with its path) or ARN of the role; empty: the usual name. */
  role: string;
}

const partitionNames: Record<string, string> = {
  aws: 'the commercial partition (aws)',
  'aws-cn': 'the China partition (aws-cn)',
  'aws-us-gov': 'GovCloud (aws-us-gov)',
};

/**
 * First step of linking: keeps account, name and role for the steps to come. A role given by name is taken to be in our
 * own partition. Throws `invalid` with the field for a role that cannot be meant.
 */
export async function beginLink(viewer: Viewer, input: BeginLinkInput): Promise<{ accountId: string }> {
  requirePermission(viewer, 'account:link');
  const { accountId, name } = startLinkInput.pick({ accountId: true, name: true }).parse(input);
  const role = input.role.trim() || defaultRoleName;
  const own = await findOwnPrincipal();
  const partition = own.state === 'known' ? own.principal.partition : null;
  const roleArn = role.startsWith('arn:') ? role : roleArnOf({ role, accountId, partition });
  requireRoleArn(roleArn);
  if (partition) requireSamePartition(roleArn, partition);
  return startLink(viewer, { accountId, name, roleArn });
}

function roleArnOf(given: { role: string; accountId: string; partition: string | null }): string {
  if (!/^[\w+=,.@/-]{1,512}$/.test(given.role)) {
    throw refused(
      `"${given.role}" is not the name of a role.`,
      'A name holds letters, digits and +=,.@-_ only; or give the whole ARN.',
    );
  }
  return `arn:${given.partition ?? 'aws'}:iam::${given.accountId}:role/${given.role.replace(/^\//, '')}`;
}

function requireRoleArn(arn: string): void {
  const [, , service, , , resource = ''] = arn.split(':');
  if (resource.startsWith('assumed-role/')) {
    throw refused('This is the ARN of a session, not of a role.', 'Give arn:aws:iam::ACCOUNT:role/NAME.');
  }
  if (service === 'iam' && resource && !resource.startsWith('role/')) {
    throw refused(
      `This is the ARN of a ${resource.split('/')[0] ?? 'thing'}, not of a role.`,
      'Rolecall needs a role that it can assume.',
    );
  }
}

function requireSamePartition(roleArn: string, partition: string): void {
  const other = roleArn.split(':')[1] ?? '';
  if (other === partition || !partitionNames[other]) return;
  throw refused(
    `The role is in ${partitionNames[other]}, and Rolecall runs in ${partitionNames[partition] ?? partition}.`,
    'No role can be assumed across partitions: run a Rolecall there for those accounts.',
  );
}

function refused(message: string, whatToDo: string): AppError {
  return new AppError('invalid', message, whatToDo, { field: 'role' });
}
