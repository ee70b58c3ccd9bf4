import { analyzersDo, isActive, unusedAccessTypes, watchOf } from '../../facts/analyzers';
import { failing, fieldsOf, judgeAccount, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { ExternalAccess } from '@/lib/snapshot/account-snapshot';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'info';

/** Access Analyzer looks for access that nobody uses. Ours; never more than advice, since AWS bills it by identity. */
export const unusedAccessAnalyzerEnabled: Check = {
  id: 'unused-access-analyzer-enabled',
  group: 'least-privilege',
  title: 'An unused-access analyzer runs',
  failTitle: 'No unused-access analyzer runs',
  rationale:
    'An unused-access analyzer keeps a list of idle roles, keys, passwords and permissions, with a history that last-accessed data alone does not have.',
  logic:
    'Passes when an analyzer for unused access, of the account or its organization, is active in any region: IAM is the same in all. Advisory without one.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['external-access'],
  parameters: [],
  remedy: {
    console:
      'IAM, Access Analyzer, Create analyzer, Unused access, in one region. It costs money for each user and role.',
    cli: `aws accessanalyzer create-analyzer --analyzer-name unused --type ACCOUNT_UNUSED_ACCESS --configuration '{"unusedAccess":{"unusedAccessAge":90}}'`,
    terraform: [
      'resource "aws_accessanalyzer_analyzer" "unused" {',
      '  analyzer_name = "unused"',
      '  type          = "ACCOUNT_UNUSED_ACCESS"',
      '}',
    ].join('\n'),
  },
  references: ['AWS IAM User Guide: Create an analyzer for unused access'],
  evaluate: (input) =>
    judgeAccount(input, { severity, reading: input.snapshot.externalAccess }, (access, asOf) =>
      judge(input, access, asOf),
    ),
  describeFail,
};

function judge(input: CheckInput, { unreadRegions }: ExternalAccess, asOf: string): Verdict {
  const { own, organization } = watchOf(input, unusedAccessTypes);
  const active = [...own.filter(isActive), ...organization];
  const evidence = fieldsOf('Access Analyzer', asOf, {
    analyzers: own.map(({ name, region, status }) => `${name} in ${region}: ${status}`),
    organizationAnalyzers: organization.map(({ arn }) => arn),
  });
  if (active.length > 0) {
    const names = active.map(({ name }) => name);
    const title = `${analyzersDo(names, { one: 'looks', several: 'look' })} for unused access`;
    return { result: 'pass', title, evidence };
  }
  const [unread] = unreadRegions;
  if (unread) return unknownVerdict(`analyzers in ${unread.region}: ${unread.message} (${unread.code})`);
  return failing(evidence, describeFail);
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const inactive = evidenceText(evidence, 'analyzers');
  return inactive === ''
    ? 'No analyzer looks for unused access'
    : `No unused-access analyzer is active (${inactive})`;
}
