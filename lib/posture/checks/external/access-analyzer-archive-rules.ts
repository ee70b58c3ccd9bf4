import type { Analyzer, ArchiveRule } from '@/lib/snapshot/account-snapshot';
import { whyUnread } from '@/lib/snapshot/reading';
import { dataGap, unknownResult, unknownResults } from '../../facts/data-gap';
import { evidenceInWords } from '../../facts/list-in-words';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf, notApplicable, unknownVerdict, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'medium';

type Criterion = ArchiveRule['criteria'][string];

/** Criteria that name one thing; with any of these exact, a rule is about known cases. */
const namingCriteria = new Set(['id', 'resource']);
/** Criteria that sort findings into a few heaps. */
const sortingCriteria = new Set(['findingtype', 'resourcetype', 'status']);

/** Findings are put away one by one, not by the heap. Ours. */
export const accessAnalyzerArchiveRules: Check = {
  id: 'access-analyzer-archive-rules',
  group: 'external',
  title: 'Archive rules are narrow',
  failTitle: 'An archive rule is wide',
  rationale:
    'An archive rule puts findings away before anybody sees them. A wide one hides the next public bucket together with the one that it was made for.',
  logic:
    'Fails for an analyzer with a rule that archives public access without naming resources, that sorts by kind or status alone, or whose only criterion is a wildcard, a part of a text or an exclusion. Not applicable without analyzers.',
  tier: 'extended',
  subject: 'analyzer',
  severity,
  stages: ['external-access'],
  parameters: [],
  remedy: {
    console:
      'IAM, Access Analyzer in <region>, <analyzer>, Archive rules: name the resources and the principals that are meant, or delete the rule.',
    cli: [
      'aws accessanalyzer list-archive-rules --region <region> --analyzer-name <analyzer>',
      'aws accessanalyzer delete-archive-rule --region <region> --analyzer-name <analyzer> --rule-name <rule>',
    ].join('\n'),
    terraform: [
      'resource "aws_accessanalyzer_archive_rule" "known" {',
      '  analyzer_name = "<analyzer>"',
      '  rule_name     = "known"',
      '  filter {',
      '    criteria = "resource"',
      '    eq       = ["<resource-arn>"]',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM User Guide: Archive rules'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot }: CheckInput): CheckResult[] {
  const { externalAccess } = snapshot;
  const account = rootArn(snapshot);
  if (externalAccess.state !== 'read') return unknownResults(dataGap(externalAccess), severity, [account]);
  const { analyzers, unreadRegions } = externalAccess.value;
  const results = [
    ...analyzers.map((analyzer) => ({ resource: analyzer.arn, severity, ...judge(analyzer) }) as const),
    ...unreadRegions.map(({ region, message, code }) => ({
      ...unknownResult(account, severity, `${region}: ${message} (${code})`),
      part: region,
    })),
  ];
  if (results.length > 0) return results;
  return [{ resource: account, severity, ...notApplicable('The account has no analyzer') }];
}

function judge({ name, region, archiveRules }: Analyzer): Verdict {
  if (archiveRules.state !== 'read') return unknownVerdict(whyUnread(archiveRules) ?? '');
  const wide = archiveRules.value.filter(isWide).map((rule) => rule.name);
  const evidence = fieldsOf('Access Analyzer', archiveRules.asOf, {
    analyzer: name,
    region,
    rule: wide,
    rules: archiveRules.value.map((rule) => rule.name),
  });
  if (wide.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `Analyzer ${name} has no wide archive rule`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const analyzer = evidenceText(evidence, 'analyzer');
  return `Analyzer ${analyzer} archives whole kinds of findings (${evidenceInWords(evidence, 'rule')})`;
}

function isWide({ criteria }: ArchiveRule): boolean {
  const entries = Object.entries(criteria).map(
    ([field, criterion]) => [field.toLowerCase(), criterion] as const,
  );
  if (entries.some(([field, criterion]) => namingCriteria.has(field) && isExact(criterion))) return false;
  if (entries.some(([field, { eq }]) => field === 'ispublic' && eq.includes('true'))) return true;
  if (entries.every(([field]) => sortingCriteria.has(field))) return true;
  const [only, ...more] = entries;
  return only !== undefined && more.length === 0 && !isExact(only[1]);
}

/** Names whole values; parts of a text, exclusions and mere presence take in what nobody thought of. */
function isExact({ eq }: Criterion): boolean {
  return eq.length > 0 && eq.every((value) => !/[*?]/.test(value));
}
