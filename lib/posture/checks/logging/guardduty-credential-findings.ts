import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import type { GuardDutyFinding, GuardDutyState } from '@/lib/snapshot/data/detection';
import { type Reading, valueOf } from '@/lib/snapshot/reading';
import { wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import { readRegions, type RegionState, unreadRegionsOf } from '../../facts/region-detection';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/** What GuardDuty says of identities has been looked into. No benchmark. */
export const guarddutyCredentialFindings: Check = {
  id: 'guardduty-credential-findings',
  group: 'logging',
  title: 'GuardDuty reports nothing on identities',
  failTitle: 'GuardDuty reports misuse of an identity',
  rationale:
    'A finding on a user, role or key means that AWS saw it behave as a stolen one does. Until somebody looks, it has to count as stolen.',
  logic:
    'Takes findings on identities that are not archived and rated 4 or more. Fails for each that was last seen within the days of the window, at the user or role that GuardDuty names where the account has it. A region where GuardDuty is off is not applicable here and fails elsewhere.',
  tier: 'extended',
  subject: 'AWS finding',
  severity,
  stages: ['detection', 'authorization-details'],
  parameters: ['findingWindowDays'],
  remedy: {
    console:
      'GuardDuty in <region>, Findings, <finding-id>: look into what it names, rotate or remove the credential, then archive the finding.',
    cli: [
      'aws guardduty get-findings --region <region> --detector-id <detector-id> --finding-ids <finding-id>',
      '# once it is dealt with',
      'aws guardduty archive-findings --region <region> --detector-id <detector-id> --finding-ids <finding-id>',
    ].join('\n'),
    terraform: null,
  },
  references: ['Prowler guardduty_no_high_severity_findings'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const judged = (readRegions(input, 'guardDuty') ?? []).flatMap((state) => judgeRegion(state, input));
  return [...judged, ...unreadRegionsOf(input, 'guardDuty', severity)];
}

function judgeRegion(
  { region, state, asOf }: RegionState<GuardDutyState>,
  { snapshot, thresholds }: CheckInput,
): CheckResult[] {
  const account = rootArn(snapshot);
  const inRegion = (verdict: Verdict): CheckResult[] => [
    { resource: account, part: region, severity, ...verdict },
  ];
  if (state.status !== 'ENABLED') return inRegion(notApplicable(`GuardDuty is off in ${region}`));
  if (!state.credentialFindings) return inRegion(unknownVerdict(`findings of GuardDuty in ${region}`));
  const recent = state.credentialFindings.filter(
    ({ updatedAt }) => wholeDays(updatedAt, snapshot.takenAt) <= thresholds.findingWindowDays,
  );
  if (recent.length === 0)
    return inRegion({
      result: 'pass',
      title: `GuardDuty reports nothing on identities in ${region}`,
      evidence: fieldsOf('detection', asOf, { region, detectorId: state.detectorId, findings: 0 }),
    });
  return recent.map((finding) => {
    const evidence = findingEvidence(finding, { region, detectorId: state.detectorId, asOf });
    const resource = arnOfSubject(finding, snapshot) ?? account;
    return { resource, part: finding.id, severity, ...failing(evidence, describeFail) };
  });
}

/** GuardDuty tells a name and what kind of identity has it; null where the account has none of that name and kind. */
function arnOfSubject({ subject, subjectKind }: GuardDutyFinding, snapshot: AccountSnapshot): string | null {
  const named = (reading: Reading<{ name: string; arn: string }[]>) =>
    valueOf(reading)?.find(({ name }) => name === subject)?.arn ?? null;
  if (subjectKind === 'IAMUser') return named(snapshot.users);
  return subjectKind === 'AssumedRole' ? named(snapshot.roles) : null;
}

function findingEvidence(
  { id, type, title, severity: rating, subject, updatedAt }: GuardDutyFinding,
  { region, detectorId, asOf }: { region: string; detectorId: string | null; asOf: string },
): EvidenceField[] {
  return fieldsOf('detection', asOf, {
    region,
    detectorId,
    findingId: id,
    type,
    title,
    rating,
    subject,
    updatedAt,
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const subject = evidenceText(evidence, 'subject');
  const where = evidenceText(evidence, 'region');
  const type = evidenceText(evidence, 'type');
  return subject
    ? `GuardDuty reports ${type} on ${subject} in ${where}`
    : `GuardDuty reports ${type} in ${where}`;
}
