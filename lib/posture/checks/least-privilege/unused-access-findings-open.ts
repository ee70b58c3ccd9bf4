import type { AnalyzerFinding } from '@/lib/snapshot/account-snapshot';
import { isActive, openFindings, unusedAccessTypes, watchOf } from '../../facts/analyzers';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

/** Kinds of finding in words. */
const unusedThings: Record<string, string> = {
  UnusedIAMRole: 'an unused role',
  UnusedIAMUserAccessKey: 'an unused access key',
  UnusedIAMUserPassword: 'an unused password',
  UnusedPermission: 'unused permissions',
};

/** What Access Analyzer found unused is dealt with in time. Ours. */
export const unusedAccessFindingsOpen: Check = {
  id: 'unused-access-findings-open',
  group: 'least-privilege',
  title: 'Unused-access findings are handled',
  failTitle: 'An unused-access finding is open for long',
  rationale:
    'The analyzer is paid to find what nobody uses. A finding that stays open for months says that nobody looks.',
  logic:
    'Looks at active findings of Access Analyzer on unused roles, keys, passwords and permissions. Fails for one that is open for more days than given; younger ones pass. Not applicable without an active analyzer of that kind.',
  tier: 'extended',
  subject: 'AWS finding',
  severity,
  stages: ['external-access'],
  parameters: ['findingSlaDays'],
  remedy: {
    console:
      'IAM, Access Analyzer, Unused access: remove what <arn> does not use, or archive the finding with a reason.',
    cli: [
      'aws accessanalyzer get-finding-v2 --analyzer-arn <analyzer-arn> --id <finding>',
      '# remove what is not used, or',
      'aws accessanalyzer update-findings --analyzer-arn <analyzer-arn> --ids <finding> --status ARCHIVED',
    ].join('\n'),
    terraform: null,
  },
  references: ['AWS IAM User Guide: Findings for unused access'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const resource = rootArn(snapshot);
  const { externalAccess } = snapshot;
  if (externalAccess.state !== 'read') return unknownResults(dataGap(externalAccess), severity, [resource]);
  const findings = openFindings(snapshot, Object.keys(unusedThings));
  if (findings.length === 0) return [{ resource, severity, ...verdictWithout(input) }];
  return findings.map((finding) => ({
    resource: finding.resource,
    part: finding.id,
    severity,
    ...judge(finding, input),
  }));
}

function judge(finding: AnalyzerFinding, { snapshot, thresholds }: CheckInput): Verdict {
  const { id, analyzerArn, findingType, resource, createdAt } = finding;
  const asOf = asOfReading(snapshot.externalAccess, snapshot.takenAt);
  const evidence = fieldsOf('Access Analyzer', asOf, {
    finding: id,
    analyzerArn,
    findingType,
    resource,
    createdAt,
  });
  if (wholeDays(createdAt, snapshot.takenAt) > thresholds.findingSlaDays)
    return failing(evidence, (seen) => describeFail(seen, snapshot.takenAt));
  const title = `The finding on ${shortName(resource)} is not older than ${daysInWords(thresholds.findingSlaDays)}`;
  return { result: 'pass', title, evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const thing = unusedThings[evidenceText(evidence, 'findingType')] ?? 'unused access';
  const age = daysInWords(wholeDays(evidenceText(evidence, 'createdAt'), at));
  return `Access Analyzer reports ${thing} (${shortName(evidenceText(evidence, 'resource'))}) for ${age}`;
}

function verdictWithout(input: CheckInput): Verdict {
  const { own, organization } = watchOf(input, unusedAccessTypes);
  const asOf = asOfReading(input.snapshot.externalAccess, input.snapshot.takenAt);
  const names = own.filter(isActive).map(({ name }) => name);
  if (names.length > 0) {
    const evidence = fieldsOf('Access Analyzer', asOf, { analyzers: names });
    return { result: 'pass', title: 'No unused-access finding is open', evidence };
  }
  return notApplicable(
    organization.length > 0
      ? 'Unused access is judged in the account of the organization’s analyzer'
      : 'No unused-access analyzer is active',
  );
}

/** `role/deploy` of an ARN. */
function shortName(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}
