import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { type Instant, valueOf, whyUnread } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../../evidence';
import { dataGap, unknownResult } from '../../facts/data-gap';
import { organizationStanding, type OrganizationStanding } from '../../facts/organization-standing';
import { rootArn, rootFacts } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** A member account keeps no root credential once its organization manages root centrally. */
export const rootMemberCredentialsRemoved: Check = {
  id: 'root-member-credentials-removed',
  group: 'root',
  title: 'Member accounts keep no root credentials under central management',
  failTitle: 'A member account still has root credentials',
  rationale:
    'Central management does not take away what is there already. A root password that nobody needs any more is one to be stolen.',
  logic:
    'Applies to members of an organization that manages root credentials centrally. Fails while root has a password, an access key or a signing certificate.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['organization', 'account-summary', 'credential-report'],
  parameters: [],
  remedy: {
    console:
      'In the management account: IAM, Root access management, account <account-id>, Delete root user credentials.',
    cli: [
      'aws sts assume-root --target-principal <account-id> --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials',
      '# with the credentials that it answers',
      'aws iam delete-login-profile',
      'aws iam delete-access-key --access-key-id <id>',
    ].join('\n'),
    terraform: null,
  },
  references: ['AWS IAM User Guide, Centrally manage root access for member accounts'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const resource = rootArn(snapshot);
  const standing = organizationStanding(input);
  if (standing.kind === 'off') return [];
  if (standing.kind === 'unknown') return [unknownResult(resource, severity, standing.why)];
  const verdict = outsideCheck(standing);
  if (verdict) return [{ resource, severity, ...verdict }];
  return judgeRoot(input);
}

/** Why the account is not judged; null for a member of an organization that manages root centrally. */
function outsideCheck(standing: OrganizationStanding): Verdict | null {
  if (standing.kind !== 'member') return notApplicable('The account is no member account');
  const { organization, managementAccountId } = standing;
  if (!organization)
    return unknownVerdict(`the features of the organization show in account ${managementAccountId} only`);
  const { centralRoot } = organization;
  if (centralRoot.state !== 'read') return unknownVerdict(whyUnread(centralRoot) ?? '');
  if (centralRoot.value.includes('RootCredentialsManagement')) return null;
  return notApplicable('The organization does not manage root credentials centrally');
}

function judgeRoot({ snapshot }: CheckInput): CheckResult[] {
  const { accountSummary, credentialReport, takenAt } = snapshot;
  const { arn: resource, hasPassword, storedKeys, activeCertificates } = rootFacts(snapshot);
  const stored = valueOf(accountSummary)?.rootCertificates;
  const certificates = stored === undefined ? activeCertificates : Math.max(stored, activeCertificates ?? 0);
  const [source, asOf]: [string, Instant] =
    accountSummary.state === 'read'
      ? ['account summary', accountSummary.asOf]
      : ['credential report', asOfReading(credentialReport, takenAt)];
  const evidence = fieldsOf(source, asOf, { hasPassword, storedKeys, certificates });
  if (hasPassword || storedKeys || certificates)
    return [{ resource, severity, ...failing(evidence, describeFail) }];
  if ([hasPassword, storedKeys, certificates].includes(null)) return withoutFacts(snapshot);
  return [{ resource, severity, result: 'pass', title: 'The root user has no credentials left', evidence }];
}

/** A report that was read may still lack root's line. */
function withoutFacts(snapshot: AccountSnapshot): CheckResult[] {
  const readings = [snapshot.accountSummary, snapshot.credentialReport];
  if (readings.every(({ state }) => state === 'skipped')) return [];
  const gap = dataGap(...readings);
  const why = gap.kind === 'unread' ? gap.why : 'the credential report has no line for the root user';
  return [unknownResult(rootArn(snapshot), severity, why)];
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const kept = [
    evidenceText(evidence, 'hasPassword') === 'true' ? 'a password' : null,
    Number(evidenceText(evidence, 'storedKeys')) > 0 ? 'an access key' : null,
    Number(evidenceText(evidence, 'certificates')) > 0 ? 'a signing certificate' : null,
  ].filter((kind) => kind !== null);
  return `The root user of this member account still has ${new Intl.ListFormat('en').format(kept)}`;
}
