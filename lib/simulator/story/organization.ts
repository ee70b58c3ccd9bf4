import type { OrganizationEvent } from '../world/events';
import { ROOT_OU } from '../world/types';
import { listStoryAccounts, MANAGEMENT, SECURITY_AUDIT } from './accounts';
import { policy } from './policy-documents';
import type { StoryClock } from './story-clock';

/** Known from the first day, so that trust policies can name it. */
export const ORGANIZATION_ID = 'o-h4lyardfrt';

const ous = [
  ['security', 'Security'],
  ['infrastructure', 'Infrastructure'],
  ['production', 'Production'],
  ['non-production', 'Non-production'],
  ['sandbox', 'Sandbox'],
] as const;

/** Administrators' roles stay outside the guardrails, so that they can mend what one breaks; Rolecall's reads every region. */
const exempt = [
  'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*',
  'arn:aws:iam::*:role/OrganizationAccountAccessRole',
  'arn:aws:iam::*:role/cdk-*',
  'arn:aws:iam::*:role/RolecallReadOnly',
];

const denyLeaving = policy({
  Sid: 'DenyLeavingOrganization',
  Effect: 'Deny',
  Action: 'organizations:LeaveOrganization',
  Resource: '*',
});

const denyRoot = policy({
  Sid: 'DenyRootUser',
  Effect: 'Deny',
  Action: '*',
  Resource: '*',
  Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
});

const europeOnly = policy({
  Sid: 'DenyOutsideEurope',
  Effect: 'Deny',
  NotAction: [
    'iam:*',
    'sts:*',
    'organizations:*',
    'support:*',
    'route53:*',
    'cloudfront:*',
    'account:*',
    'health:*',
  ],
  Resource: '*',
  Condition: {
    StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1', 'us-east-1'] },
    ArnNotLike: { 'aws:PrincipalArn': exempt },
  },
});

const protectLogging = policy({
  Sid: 'ProtectTrails',
  Effect: 'Deny',
  Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:UpdateTrail'],
  Resource: '*',
  Condition: { ArnNotLike: { 'aws:PrincipalArn': exempt } },
});

const guardrails = [
  {
    policy: 'deny-leaving',
    name: 'DenyLeaveOrganization',
    document: denyLeaving,
    since: 1500,
    targets: [ROOT_OU],
  },
  {
    policy: 'deny-root',
    name: 'DenyRootUser',
    document: denyRoot,
    since: 900,
    targets: ['security', 'infrastructure'],
  },
  {
    policy: 'europe-only',
    name: 'EuropeOnly',
    document: europeOnly,
    since: 600,
    targets: ['security', 'non-production'],
  },
  // A year after it was written for the security accounts.
  {
    policy: 'protect-logging',
    name: 'ProtectLogging',
    document: protectLogging,
    since: 700,
    targets: ['security'],
  },
];

function addGuardrails(events: OrganizationEvent[], clock: StoryClock): void {
  for (const { policy: label, name, document, since, targets } of guardrails) {
    const at = clock.ago(since);
    events.push({
      at,
      type: 'org-policy-created',
      policy: label,
      kind: 'SERVICE_CONTROL_POLICY',
      name,
      description: `Guardrail of Halyard Freight: ${name}`,
      document,
    });
    for (const target of targets) events.push({ at, type: 'org-policy-attached', policy: label, target });
  }
}

const tagPolicy = {
  tags: { unit: { tag_key: { '@@assign': 'unit' }, enforced_for: { '@@assign': ['ec2:instance'] } } },
};

function addTagPolicy(events: OrganizationEvent[], clock: StoryClock): void {
  const at = clock.ago(480);
  events.push(
    { at, type: 'policy-type-set', kind: 'TAG_POLICY', enabled: true },
    {
      at,
      type: 'org-policy-created',
      policy: 'unit-tag',
      kind: 'TAG_POLICY',
      name: 'UnitTag',
      description: 'How the unit is written in tags',
      document: tagPolicy,
    },
    { at, type: 'org-policy-attached', policy: 'unit-tag', target: 'production' },
  );
}

/** What happens to the organization: five units, twelve accounts, guardrails, a delegated administrator. */
export function organizationEvents(clock: StoryClock): OrganizationEvent[] {
  const events: OrganizationEvent[] = [];
  for (const [ou, name] of ous) {
    events.push({ at: clock.ago(2700), type: 'ou-created', ou, name, parent: ROOT_OU });
  }
  for (const account of listStoryAccounts()) {
    if (account.id === MANAGEMENT) continue;
    const at = clock.ago(account.opened);
    events.push({ at, type: 'account-joined', account: account.id, parent: account.ou, method: 'CREATED' });
    events.push({ at, type: 'account-tags-set', account: account.id, tags: { unit: account.ouName } });
  }
  addGuardrails(events, clock);
  addTagPolicy(events, clock);
  for (const service of ['access-analyzer', 'guardduty', 'securityhub', 'cloudtrail', 'sso', 'account']) {
    events.push({
      at: clock.ago(1000),
      type: 'service-access-set',
      service: `${service}.amazonaws.com`,
      enabled: true,
    });
  }
  for (const service of ['access-analyzer', 'guardduty', 'securityhub']) {
    events.push({
      at: clock.ago(990),
      type: 'delegated-administrator-set',
      account: SECURITY_AUDIT,
      service: `${service}.amazonaws.com`,
      registered: true,
    });
  }
  const feature = { type: 'root-feature-set', enabled: true } as const;
  events.push({ at: clock.ago(420), ...feature, feature: 'RootCredentialsManagement' });
  events.push({ at: clock.ago(420), ...feature, feature: 'RootSessions' });
  return events;
}
