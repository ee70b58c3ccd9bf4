import { canonicalJson } from '@/lib/snapshot/canonical-json';
import type { PolicyDocument, Statement } from '@/lib/iam/policy-document';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { evidenceList, listInWords } from '../../facts/list-in-words';
import { accountPolicies, type AccountPolicy, rememberByDocument } from '../../facts/policy-statements';
import { rootArn } from '../../facts/root-facts';
import { failing, fieldsOf } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';
const fewestAlike = 3;

/** Policies are few enough to be known, and no text stands three times. */
export const policyCount: Check = {
  id: 'policy-count',
  group: 'policies',
  title: 'The number of customer policies stays manageable',
  failTitle: 'There are very many policies, or several that say the same',
  rationale:
    'Nobody reviews hundreds of policies. Copies drift apart: a mistake is mended in one of them and stays in the others.',
  logic:
    'Tells, as information, when there are more customer policies than the limit, or when three or more policies (inline ones too) say the same but for names, order and spelling of actions.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['authorization-details'],
  parameters: ['maxCustomerPolicies'],
  remedy: {
    console: 'IAM, Policies: merge the copies into one, and let groups, roles or tags tell people apart.',
    cli: 'aws iam list-policies --scope Local --query "length(Policies)"',
    terraform: [
      '# one policy for all in place of copies',
      'resource "aws_iam_policy" "shared" {',
      '  policy = data.aws_iam_policy_document.shared.json',
      '}',
    ].join('\n'),
  },
  references: ['IAM User Guide: IAM and AWS STS quotas'],
  evaluate,
  describeFail,
};

function evaluate({ snapshot, thresholds }: CheckInput): CheckResult[] {
  const { policies } = snapshot;
  const resource = rootArn(snapshot);
  if (policies.state !== 'read') return unknownResults(dataGap(policies), severity, [resource]);
  const own = accountPolicies(snapshot).filter(({ origin }) => origin !== 'aws');
  const customerPolicies = own.filter(({ origin }) => origin === 'customer').length;
  const identical = groupAlike(own);
  const limit = thresholds.maxCustomerPolicies;
  const evidence = fieldsOf('authorization details', policies.asOf, {
    customerPolicies,
    inlinePolicies: own.length - customerPolicies,
    limit,
    identical,
  });
  if (customerPolicies > limit || identical.length > 0)
    return [{ resource, severity, ...failing(evidence, describeFail) }];
  const title = `${customerPolicies} customer policies, no three of them alike`;
  return [{ resource, severity, result: 'pass', title, evidence }];
}

/** `a, b and c` for each set of policies that say the same. */
function groupAlike(policies: readonly AccountPolicy[]): string[] {
  const told = policies.flatMap(({ name, part, holders, document }) =>
    document
      ? [{ label: part ? `${holders[0]?.name ?? ''}/${part}` : name, meaning: meaningOf(document) }]
      : [],
  );
  const groups = Map.groupBy(told, ({ meaning }) => meaning);
  return [...groups.values()]
    .filter((group) => group.length >= fewestAlike)
    .map((group) => listInWords(group.map(({ label }) => label).sort()));
}

/** Equal for documents that differ in order, names of statements and case of actions alone. */
const meaningOf = rememberByDocument(({ statements }: PolicyDocument) =>
  statements.map(toMeaning).sort().join('\n'),
);

function toMeaning({ effect, actions, resources, conditions }: Statement): string {
  return canonicalJson({
    effect,
    actions: sorted(actions.patterns.map((pattern) => pattern.toLowerCase())),
    complement: actions.negated,
    resources: resources && { negated: resources.negated, patterns: sorted(resources.patterns) },
    conditions: sorted(
      conditions.map((condition) => canonicalJson({ ...condition, values: sorted(condition.values) })),
    ),
  });
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const [first] = evidenceList(evidence, 'identical');
  if (first !== undefined) return `Several policies say the same: ${first}`;
  const count = evidenceText(evidence, 'customerPolicies');
  return `There are ${count} customer policies, more than ${evidenceText(evidence, 'limit')}`;
}
