import type { AnalyzerFinding } from '@/lib/snapshot/account-snapshot';
import { valueOf } from '@/lib/snapshot/reading';
import { standingOfAccount } from '../../facts/account-standing';
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
import { trustOf } from '../../facts/role-trusts';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { evidenceInWords } from '../../facts/list-in-words';
import { asOfReading, evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField, Severity } from '../../types';

const severity: Severity = 'critical';

/** Every resource that outsiders reach is meant to be so. Prowler accessanalyzer_enabled_without_findings. */
export const accessAnalyzerFindingsOpen: Check = {
  id: 'access-analyzer-findings-open',
  group: 'external',
  title: 'No external-access finding is open',
  failTitle: 'An external-access finding is open',
  rationale:
    'Access Analyzer proves that somebody outside can use the resource. Each such way in is either closed or known and archived with a reason.',
  logic:
    'Fails for every active finding: critical when everybody has access, low when all accounts that have it are trusted, else high. Archived and resolved findings do not count. A region passes with an active analyzer and no finding; it is not applicable without an analyzer of the account.',
  tier: 'core',
  subject: 'AWS finding',
  severity,
  stages: ['external-access', 'organization'],
  parameters: ['trustedAccountIds'],
  remedy: {
    console:
      'IAM, Access Analyzer in <region>: remove the grant from the policy of <arn>, or archive the finding with a reason.',
    cli: [
      'aws accessanalyzer get-finding-v2 --region <region> --analyzer-arn <analyzer-arn> --id <finding>',
      '# remove the grant, or',
      'aws accessanalyzer update-findings --region <region> --analyzer-arn <analyzer-arn> --ids <finding> --status ARCHIVED',
    ].join('\n'),
    terraform: null,
  },
  references: ['Prowler accessanalyzer_enabled_without_findings'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const { externalAccess } = snapshot;
  const resource = rootArn(snapshot);
  if (externalAccess.state !== 'read') return unknownResults(dataGap(externalAccess), severity, [resource]);
  const findings = openFindings(snapshot, ['ExternalAccess']);
  const { regions, unreadRegions } = externalAccess.value;
  const found = new Set(findings.map(regionOf));
  return [
    ...findings.map((finding) => ({
      resource: finding.resource,
      part: finding.id,
      severity,
      ...judge(finding, input),
    })),
    ...regions
      .filter((region) => !found.has(region))
      .map((region) => ({ resource, part: region, severity, ...judgeQuiet(region, input) })),
    ...unreadRegions.map(({ region, message, code }) => ({
      ...unknownResult(resource, severity, `${region}: ${message} (${code})`),
      part: region,
    })),
  ];
}

function judge(finding: AnalyzerFinding, input: CheckInput): Verdict {
  const { snapshot } = input;
  const accounts = accountsOf(finding, input);
  const evidence = fieldsOf('Access Analyzer', asOfReading(snapshot.externalAccess, snapshot.takenAt), {
    finding: finding.id,
    analyzerArn: finding.analyzerArn,
    region: regionOf(finding),
    resourceType: finding.resourceType,
    resource: finding.resource,
    resourceOwnerAccount: finding.resourceOwnerAccount,
    isPublic: finding.isPublic,
    accounts,
  });
  const verdict = failing(evidence, describeFail, severityOf(finding, accounts, input));
  const cause = finding.isPublic ? causeOf(finding, input) : null;
  return cause === null ? verdict : { ...verdict, impliedBy: cause };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const what = resourceInWords(evidenceText(evidence, 'resourceType'), evidenceText(evidence, 'resource'));
  const isPublic = evidenceText(evidence, 'isPublic') === 'true';
  const whom = isPublic ? 'everybody' : evidenceInWords(evidence, 'accounts') || 'somebody outside';
  return `${what} is open to ${whom}`;
}

function severityOf({ isPublic }: AnalyzerFinding, accounts: string[] | null, input: CheckInput): Severity {
  if (isPublic) return 'critical';
  const standings = (accounts ?? []).map((id) => standingOfAccount(id, input));
  const allTrusted =
    standings.length > 0 && standings.every((standing) => ['own', 'trusted'].includes(standing));
  return allTrusted ? 'low' : 'high';
}

/** Whom the finding names; where AWS did not tell, those that the trust policy of a role names. */
function accountsOf({ accounts, resource }: AnalyzerFinding, input: CheckInput): string[] | null {
  if (accounts !== null) return accounts;
  const role = valueOf(input.snapshot.roles)?.find(({ arn }) => arn === resource);
  const trust = role ? trustOf(role, input) : '';
  if (typeof trust === 'string') return null;
  const named = trust.entrances.flatMap(({ parties }) => parties.accounts);
  return [...new Set(named)].filter((id) => id !== input.snapshot.accountId);
}

/** The check that judges the same opening by its cause, where it surely fails as well. */
function causeOf(finding: AnalyzerFinding, { analysis }: CheckInput): string | null {
  if (isOnResourcePolicy(finding)) return 'resource-policy-public';
  return analysis.trust.get(finding.resource)?.public ? 'role-trust-public' : null;
}

function judgeQuiet(region: string, input: CheckInput): Verdict {
  const { own, organization } = watchOf(input, externalAccessTypes, region);
  const names = own.filter(isActive).map(({ name }) => name);
  const [watcher] = organization;
  if (names.length === 0)
    return notApplicable(
      watcher
        ? `Findings in ${region} are judged in account ${accountOf(watcher)}`
        : `${region} has no external-access analyzer`,
    );
  const { externalAccess, takenAt } = input.snapshot;
  const evidence = fieldsOf('Access Analyzer', asOfReading(externalAccess, takenAt), {
    region,
    analyzers: names,
  });
  return {
    result: 'pass',
    title: `${analyzersDo(names, { one: 'has', several: 'have' })} no open finding in ${region}`,
    evidence,
  };
}

function regionOf({ analyzerArn }: Pick<AnalyzerFinding, 'analyzerArn'>): string {
  return analyzerArn.split(':')[3] ?? '';
}
