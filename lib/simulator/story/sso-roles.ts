import type { PolicyReference, PolicySource } from '../world/events';
import { keyedHash } from '../world/ids';
import type { AccountBook } from './account-book';
import { actionsOf } from './service-actions';
import { allow, deny, policy, trustSaml } from './policy-documents';

/** Identity Center's provider has the same name in every account. */
export const SSO_PROVIDER = 'AWSSSO_7d1f3c5a9e24b680_DO_NOT_DELETE';

interface PermissionSet {
  name: string;
  attached: PolicyReference[];
  inline?: PolicySource;
  uses: string[];
  everyDays: number;
  admin?: boolean;
}

const administrator: PermissionSet = {
  name: 'AdministratorAccess',
  attached: ['aws/AdministratorAccess'],
  uses: ['iam', 'ec2', 's3', 'cloudformation'],
  everyDays: 9,
  admin: true,
};

const auditor: PermissionSet = {
  name: 'SecurityAudit',
  attached: ['aws/SecurityAudit'],
  uses: ['iam', 'cloudtrail', 'access-analyzer', 'ec2', 's3'],
  everyDays: 2,
};

const viewer: PermissionSet = {
  name: 'ViewOnly',
  attached: ['aws/ViewOnlyAccess'],
  uses: ['ec2', 's3', 'logs', 'cloudwatch'],
  everyDays: 1,
};

const developer: PermissionSet = {
  name: 'Developer',
  attached: ['aws/CloudWatchReadOnlyAccess', 'aws/AWSLambda_ReadOnlyAccess'],
  inline: policy(
    allow([
      'ecs:*',
      'ecr:*',
      'lambda:*',
      's3:*',
      'sqs:*',
      'sns:*',
      'dynamodb:*',
      'logs:*',
      'states:*',
      'events:*',
    ]),
    deny(['s3:DeleteBucket', 'dynamodb:DeleteTable']),
  ),
  uses: ['ecs', 'logs', 'lambda', 's3'],
  everyDays: 1,
};

const billing: PermissionSet = {
  name: 'Billing',
  attached: ['aws/Billing'],
  uses: ['ce', 'billing'],
  everyDays: 6,
};

function setsOf(book: AccountBook): PermissionSet[] {
  const sets = [administrator, auditor, viewer];
  if (book.account.name === 'halyard-root') sets.push(billing);
  if (['Production', 'Non-production', 'Sandbox'].includes(book.account.ouName)) sets.push(developer);
  return sets;
}

/** The roles that Identity Center keeps for each permission set. */
export function addSsoRoles(book: AccountBook): void {
  for (const set of setsOf(book)) {
    const hash = keyedHash(book.seed, book.id, set.name).toString('hex').slice(0, 16);
    const name = `AWSReservedSSO_${set.name}_${hash}`;
    const created = Math.min(book.account.opened - 5, 1100);
    book.role({
      name,
      path: '/aws-reserved/sso.amazonaws.com/eu-west-1/',
      created,
      trust: trustSaml(book.id, SSO_PROVIDER),
      maxSessionSeconds: 43_200,
      attached: set.attached,
      inline: set.inline === undefined ? undefined : { AwsSSOInlinePolicy: set.inline },
      admin: set.admin,
    });
    for (const service of set.uses) {
      const usage = {
        from: book.clock.ago(created - book.dice.between(0, 8)),
        everyDays: set.everyDays,
        weekdaysOnly: set.everyDays === 1,
        service,
        actions: actionsOf(service).slice(0, 2),
        region: 'eu-west-1',
      };
      book.add(book.clock.ago(created, -1), { type: 'role-used', role: name, usage });
    }
  }
}
