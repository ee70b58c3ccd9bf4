import type { AnalyzerFinding, ExternalAccess } from '@/lib/snapshot/account-snapshot';
import {
  accountOf,
  analyzersDo,
  externalAccessTypes,
  isActive,
  openFindings,
  watchOf,
} from '../../facts/analyzers';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import { isOnResourcePolicy, resourceInWords } from '../../facts/public-resources';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'critical';

/**
 * No queue, topic, function, secret or the like is open to everybody; buckets, keys and roles have checks of their own.
 * CIS 7.0: 2.21; Security Hub Lambda.1, SQS.3, SNS.4.
 */
export const resourcePolicyPublic: Check = {
  id: 'resource-policy-public',
  group: 'external',
  title: 'No other resource policy is open to everybody',
  failTitle: 'A resource policy is open to everybody',
  rationale:
    'A queue, function or secret with a star as principal can be used from any AWS account. One policy written in a hurry is enough.',
  logic:
    'Looks at the active findings of Access Analyzer that say public, on queues, topics, functions, secrets, repositories, file systems, domains, tables, buses, APIs, backup vaults and archives; it knows which conditions limit a policy. Fails for each. A region with an analyzer and no such finding passes; one without is unknown, and the whole account where none is active.',
  tier: 'core',
  subject: 'resource',
  severity,
  stages: ['external-access'],
  parameters: [],
  remedy: {
    console:
      'Open <arn> in its console, Access policy: name the principals in the place of the star, or add a condition on aws:PrincipalOrgID or aws:SourceArn.',
    cli: [
      'aws accessanalyzer get-finding-v2 --region <region> --analyzer-arn <analyzer-arn> --id <finding>',
      '# then set the policy of the resource, for example',
      'aws sqs set-queue-attributes --region <region> --queue-url <url> --attributes file://policy.json',
    ].join('\n'),
    terraform: [
      'condition {',
      '  test     = "StringEquals"',
      '  variable = "aws:PrincipalOrgID"',
      '  values   = ["<organization-id>"]',
      '}',
    ].join('\n'),
  },
  references: [
    'Security Hub Lambda.1',
    'Security Hub SQS.3',
    'Security Hub SNS.4',
    'CIS AWS Foundations 7.0: 2.21',
    'Prowler sqs_queues_not_publicly_accessible',
    'Prowler sns_topics_not_publicly_accessible',
    'Prowler awslambda_function_not_publicly_accessible',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { externalAccess } = input.snapshot;
  const account = rootArn(input.snapshot);
  if (externalAccess.state !== 'read') return unknownResults(dataGap(externalAccess), severity, [account]);
  const { value: access, asOf } = externalAccess;
  const findings = openFindings(input.snapshot, ['ExternalAccess']).filter(
    (finding) => finding.isPublic === true && isOnResourcePolicy(finding),
  );
  return [
    ...findings.map(
      (finding) =>
        ({
          resource: finding.resource,
          part: finding.id,
          severity,
          ...failing(evidenceOf(finding, asOf), describeFail),
        }) as const,
    ),
    ...judgeRegions(input, access, new Set(findings.map(regionOf))),
  ];
}

function evidenceOf(finding: AnalyzerFinding, asOf: string): EvidenceField[] {
  const { id, analyzerArn, resourceType, resource, resourceOwnerAccount } = finding;
  return fieldsOf('Access Analyzer', asOf, {
    finding: id,
    analyzerArn,
    region: regionOf(finding),
    resourceType,
    resource,
    resourceOwnerAccount,
    isPublic: true,
  });
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const what = resourceInWords(evidenceText(evidence, 'resourceType'), evidenceText(evidence, 'resource'));
  return `The policy of ${what} is open to everybody`;
}

/** Regions without a finding; one line for the account where nothing looks for them anywhere. */
function judgeRegions(
  input: CheckInput,
  { regions, unreadRegions }: ExternalAccess,
  found: ReadonlySet<string>,
): CheckResult[] {
  const resource = rootArn(input.snapshot);
  const { own, organization } = watchOf(input, externalAccessTypes);
  const unread = unreadRegions.map(({ region, message, code }) => ({
    ...unknownResult(resource, severity, `${region}: ${message} (${code})`),
    part: region,
  }));
  if (!own.some(isActive) && organization.length === 0)
    return unread.length > 0
      ? unread
      : [unknownResult(resource, severity, 'no external-access analyzer is active')];
  const quiet = regions.filter((region) => !found.has(region));
  return [
    ...quiet.map((region) => ({ resource, part: region, severity, ...judgeRegion(region, input) }) as const),
    ...unread,
  ];
}

function judgeRegion(region: string, input: CheckInput): Verdict {
  const { own, organization } = watchOf(input, externalAccessTypes, region);
  const names = own.filter(isActive).map(({ name }) => name);
  const [watcher] = organization;
  if (names.length > 0) {
    const title = `${analyzersDo(names, { one: 'found', several: 'found' })} no open resource policy in ${region}`;
    const { takenAt } = input.snapshot;
    return {
      result: 'pass',
      title,
      evidence: fieldsOf('Access Analyzer', takenAt, { region, analyzers: names }),
    };
  }
  if (watcher)
    return notApplicable(`Resource policies in ${region} are judged in account ${accountOf(watcher)}`);
  return unknownVerdict(`${region} has no active external-access analyzer`);
}

function regionOf({ analyzerArn }: Pick<AnalyzerFinding, 'analyzerArn'>): string {
  return analyzerArn.split(':')[3] ?? '';
}
