import type { AccountBook } from '../account-book';
import { addCollectorUser, narrowCollectorRole } from '../collector-role';
import { strongPasswords } from '../baseline';
import { addPeople, addServiceUser, rotatedKeys } from '../people';
import {
  allow,
  denyWithoutMfa,
  policy,
  trustPrincipals,
  trustService,
  trustWithExternalId,
} from '../policy-documents';
import { addUser } from '../user-spec';
import { addRoleUse } from '../workload-roles';

/** halyard-root: billing, the organization's trail, two people. */
export function tellHalyardRoot(book: AccountBook): void {
  const { clock } = book;
  book.group('org-admins', ['aws/AdministratorAccess']);
  addPeople(
    book,
    [
      ['org-admin', 1900, 1800, ['org-admins'], { admin: true, every: 20 }],
      ['m.lindgren', 1100, 800, [], { attached: ['aws/Billing', 'aws/AWSOrganizationsReadOnlyAccess'] }],
    ],
    ['organizations', 'ce'],
  );
  book.role({
    name: 'audit-northgate',
    created: 200,
    deleted: 60,
    trust: trustWithExternalId('arn:aws:iam::275490183364:root', 'northgate-fy25'),
    attached: ['aws/SecurityAudit'],
  });
  book.label('external-trust', 'audit-northgate', { from: clock.ago(200), until: clock.ago(60) });
  addRoleUse(book, { role: 'audit-northgate', created: 200, uses: ['iam', 's3'] });
  book.add(clock.ago(1400), { type: 'password-policy-set', policy: strongPasswords });
  book.add(clock.ago(1600), {
    type: 'trail-created',
    name: 'halyard-organization',
    region: 'eu-west-1',
    bucket: 'halyard-organization-trail',
    organization: true,
    kmsKeyArn: `arn:aws:kms:eu-west-1:${book.id}:key/0d6f2b1c-7c1e-4b62-9e57-2b9a3a5d8e01`,
    logGroupArn: `arn:aws:logs:eu-west-1:${book.id}:log-group:halyard-organization-trail:*`,
    insights: ['ApiCallRateInsight', 'ApiErrorRateInsight'],
  });
}

/** security-audit: the delegated administrator, where the collector lives. */
export function tellSecurityAudit(book: AccountBook): void {
  book.group('security-engineers', ['aws/SecurityAudit', 'aws/AWSCloudTrail_FullAccess'], {
    'require-mfa': denyWithoutMfa,
  });
  book.group('auditors', ['aws/SecurityAudit', 'aws/AWSBillingReadOnlyAccess']);
  addCollectorUser(book);
  addServiceUser(book, {
    name: 'svc-siem',
    owner: 'team-security',
    attached: ['aws/AWSCloudTrail_ReadOnlyAccess', 'aws/AmazonSQSFullAccess'],
    keys: [{ label: 'first', created: 75, services: ['sqs', 's3'] }],
  });
  addPeople(
    book,
    [
      ['m.ferreira', 910, 905, ['security-engineers'], { every: 1 }],
      ['s.iyer', 780, 760, ['security-engineers'], { every: 1 }],
      [
        'd.kowalski',
        990,
        980,
        ['auditors'],
        { keys: [{ label: 'first', created: 900, inactiveSince: 500, services: ['iam'] }] },
      ],
      ['c.okonkwo', 460, 455, ['auditors']],
    ],
    ['iam', 'cloudtrail', 'access-analyzer'],
  );
  book.role({
    name: 'incident-response',
    created: 830,
    trust: trustPrincipals(book.arn('root'), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    attached: ['aws/SecurityAudit', 'aws/IAMFullAccess'],
    maxSessionSeconds: 14_400,
  });
  addRoleUse(book, { role: 'incident-response', created: 830, uses: ['iam', 'ec2', 'cloudtrail'] });
  book.add(book.clock.ago(1400), { type: 'password-policy-set', policy: strongPasswords });
}

/** log-archive: small and quiet. */
export function tellLogArchive(book: AccountBook): void {
  book.group('log-readers', ['aws/AmazonS3ReadOnlyAccess', 'aws/AmazonAthenaFullAccess'], {
    'require-mfa': denyWithoutMfa,
  });
  addPeople(
    book,
    [
      ['audit-reader', 700, 690, ['log-readers']],
      ['t.bauer', 520, 515, ['log-readers']],
    ],
    ['s3', 'athena'],
  );
  book.role({
    name: 'log-shipping',
    created: 900,
    trust: trustService('firehose'),
    inline: {
      ship: policy(
        allow(['s3:PutObject', 's3:GetBucketLocation'], 'arn:aws:s3:::halyard-organization-trail*'),
      ),
    },
  });
  addRoleUse(book, { role: 'log-shipping', created: 900, uses: ['s3'] });
  book.add(book.clock.ago(1400), { type: 'password-policy-set', policy: strongPasswords });
}

/** network: its team tightened the collector's role eleven days before the end; a landing-zone administrator was deleted. */
export function tellNetwork(book: AccountBook): void {
  const { clock } = book;
  book.group('network-admins', ['aws/NetworkAdministrator', 'aws/AmazonVPCFullAccess'], {
    'require-mfa': denyWithoutMfa,
  });
  book.group('network-readers', ['aws/AmazonEC2ReadOnlyAccess', 'aws/CloudWatchReadOnlyAccess']);
  addServiceUser(book, {
    name: 'svc-dns-sync',
    owner: 'team-network',
    attached: ['aws/AmazonRoute53FullAccess'],
    keys: rotatedKeys(120, 470, ['route53']),
  });
  addPeople(
    book,
    [
      [
        'b.hoffmann',
        1240,
        960,
        ['network-admins'],
        { keys: [{ label: 'first', created: 800, inactiveSince: 300, services: ['ec2'] }] },
      ],
      ['y.tanaka', 830, 470, ['network-admins']],
      ['k.jansen', 690, 123, ['network-readers']],
      ['q.nguyen', 410, 63, ['network-readers']],
    ],
    ['ec2', 'route53'],
  );
  addUser(book, { name: 'vpn-appliance', created: 1700, path: '/service/', owner: 'team-network' });
  book.role({
    name: 'old-landing-zone',
    created: 2100,
    deleted: 9,
    trust: trustPrincipals(`arn:aws:iam::104882715530:root`),
    attached: ['aws/AdministratorAccess'],
    admin: true,
  });
  addRoleUse(book, { role: 'old-landing-zone', created: 2100, uses: ['ec2'] });
  book.add(clock.ago(1400), { type: 'password-policy-set', policy: strongPasswords });
  narrowCollectorRole(book, clock.on(11, '15:40'));
}
