import type {
  AccountSnapshot,
  ManagementEvents,
  PasswordPolicy,
  Trail,
} from '@/lib/snapshot/account-snapshot';
import { bothRead, type Comparison, type Difference, pair } from './sides';

/** Trails, the password policy, and settings of the account as a whole. */
export function diffAccount({ before, after }: Comparison): Difference[] {
  const trails = bothRead(before.snapshot.trails, after.snapshot.trails);
  return [
    ...(trails ? diffTrails(trails.before, trails.after) : []),
    ...diffPasswordPolicy(before.snapshot, after.snapshot),
    ...diffSettings(before.snapshot, after.snapshot),
  ];
}

function diffTrails(before: Trail[], after: Trail[]): Difference[] {
  const { added, removed, kept } = pair(before, after, ({ arn }) => arn);
  const about = (arn: string) => ({ entityKind: 'trail' as const, entity: arn });
  return [
    ...added.map(({ arn }) => ({
      ...about(arn),
      field: 'created',
      before: false,
      after: true,
      event: 'trail-created',
    })),
    ...removed.map(({ arn }) => ({
      ...about(arn),
      field: 'deleted',
      before: true,
      after: false,
      event: 'trail-deleted',
    })),
    ...kept.flatMap((trail) => diffTrail(trail.before, trail.after)),
  ];
}

const trailFields = [
  'isMultiRegion',
  'isOrganizationTrail',
  'includesGlobalEvents',
  'logFileValidation',
  'kmsKeyId',
  's3BucketName',
  'cloudWatchLogsGroupArn',
] as const satisfies readonly (keyof Trail)[];

function diffTrail(before: Trail, after: Trail): Difference[] {
  const about = { entityKind: 'trail' as const, entity: after.arn };
  const moved = trailFields
    .filter((field) => before[field] !== after[field])
    .map((field): Difference => ({ ...about, field, before: before[field], after: after[field] }));
  const logging = bothRead(before.isLogging, after.isLogging);
  if (logging && logging.before !== logging.after)
    moved.push({
      ...about,
      field: 'isLogging',
      ...logging,
      event: logging.after ? 'trail-started' : 'trail-stopped',
    });
  const events = bothRead(before.managementEvents, after.managementEvents);
  if (events && inWords(events.before) !== inWords(events.after)) {
    const { before: old, after: now } = events;
    moved.push({ ...about, field: 'managementEvents', before: inWords(old), after: inWords(now) });
  }
  return moved;
}

/** `reads and writes, without kms.amazonaws.com`. */
function inWords({ reads, writes, excludedSources, narrowed }: ManagementEvents): string {
  const kinds = [...(reads ? ['reads'] : []), ...(writes ? ['writes'] : [])].join(' and ') || 'none';
  const without = excludedSources.length > 0 ? `, without ${[...excludedSources].sort().join(', ')}` : '';
  return `${kinds}${without}${narrowed ? ', narrowed' : ''}`;
}

/** How strong a field makes the policy; null for fields that are neither. */
const strengths: { [K in keyof PasswordPolicy]: ((value: PasswordPolicy[K]) => number) | null } = {
  minimumLength: (length) => length,
  requireSymbols: Number,
  requireNumbers: Number,
  requireUppercase: Number,
  requireLowercase: Number,
  reusePrevention: (count) => count ?? 0,
  maxAgeDays: (days) => (days === null ? -Infinity : -days),
  allowUsersToChange: null,
  hardExpiry: null,
};

function diffPasswordPolicy(before: AccountSnapshot, after: AccountSnapshot): Difference[] {
  const summaries = bothRead(before.accountSummary, after.accountSummary);
  const policies = summaries && bothRead(summaries.before.passwordPolicy, summaries.after.passwordPolicy);
  if (!policies) return [];
  const { before: old, after: now } = policies;
  const about = { entityKind: 'password-policy' as const, entity: after.accountId };
  if (old === 'none' || now === 'none') {
    if (old === now) return [];
    const event = now === 'none' ? 'password-policy-weakened' : 'password-policy-strengthened';
    const name = (policy: PasswordPolicy | 'none') => (policy === 'none' ? 'none' : 'custom');
    return [{ ...about, field: 'passwordPolicy', before: name(old), after: name(now), event }];
  }
  return Object.keys(strengths).flatMap((key) => diffField(about, key as keyof PasswordPolicy, { old, now }));
}

function diffField<K extends keyof PasswordPolicy>(
  about: Pick<Difference, 'entityKind' | 'entity'>,
  field: K,
  { old, now }: { old: PasswordPolicy; now: PasswordPolicy },
): Difference[] {
  if (old[field] === now[field]) return [];
  const strength = strengths[field];
  const values = { field, before: old[field], after: now[field] };
  if (!strength) return [{ ...about, ...values }];
  const stronger = strength(now[field]) > strength(old[field]);
  return [
    { ...about, ...values, event: stronger ? 'password-policy-strengthened' : 'password-policy-weakened' },
  ];
}

function diffSettings(before: AccountSnapshot, after: AccountSnapshot): Difference[] {
  const about = { entityKind: 'account' as const, entity: after.accountId };
  const differences: Difference[] = [];
  const summaries = bothRead(before.accountSummary, after.accountSummary);
  if (summaries && summaries.before.alias !== summaries.after.alias)
    differences.push({
      ...about,
      field: 'alias',
      before: summaries.before.alias,
      after: summaries.after.alias,
    });
  const settings = bothRead(before.accountSettings, after.accountSettings);
  const contact = settings && bothRead(settings.before.securityContact, settings.after.securityContact);
  if (contact && contact.before.present !== contact.after.present) {
    const values = { before: contact.before.present, after: contact.after.present };
    differences.push({ ...about, field: 'securityContact', ...values });
  }
  const block = settings && bothRead(settings.before.s3PublicAccessBlock, settings.after.s3PublicAccessBlock);
  if (block) {
    const isWhole = (value: typeof block.before) => value !== null && Object.values(value).every(Boolean);
    const values = { before: isWhole(block.before), after: isWhole(block.after) };
    if (values.before !== values.after)
      differences.push({ ...about, field: 's3PublicAccessBlock', ...values });
  }
  return differences;
}
