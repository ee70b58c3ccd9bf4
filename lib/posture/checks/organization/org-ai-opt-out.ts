import { valueOf, whyUnread } from '@/lib/snapshot/reading';
import type { OrganizationSnapshot } from '@/lib/snapshot/organization-snapshot';
import { optsOutForAll } from '../../facts/ai-opt-out';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { judgeOrganization } from '../../facts/organization-guardrails';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'info';

/** AWS's AI services do not keep what the organization gives them. No benchmark. */
export const orgAiOptOut: Check = {
  id: 'org-ai-opt-out',
  group: 'organization',
  title: 'AI services may not keep content',
  failTitle: 'AI services may keep content',
  rationale:
    'Unless told otherwise, some AI services of AWS may store what they are given and use it to get better, also outside the region.',
  logic:
    'Looks for opt-out policies whose default for all services is to opt out and cannot be changed below. Passes when every active account has one on its path. Advice, not a defect.',
  tier: 'extended',
  subject: 'organization',
  severity,
  stages: ['organization'],
  parameters: [],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, AI services opt-out policies, Opt out from all services, and attach the policy to the root.',
    cli: [
      'aws organizations enable-policy-type --root-id <root-id> --policy-type AISERVICES_OPT_OUT_POLICY',
      'aws organizations attach-policy --policy-id <policy-id> --target-id <root-id>',
    ].join('\n'),
    terraform: [
      'resource "aws_organizations_policy" "ai_opt_out" {',
      '  name = "ai-opt-out"',
      '  type = "AISERVICES_OPT_OUT_POLICY"',
      '  content = jsonencode({ services = { default = { opt_out_policy = {',
      '    "@@assign"                              = "optOut"',
      '    "@@operators_allowed_for_child_policies" = ["@@none"]',
      '  } } } })',
      '}',
    ].join('\n'),
  },
  references: ['Prowler organizations_opt_out_ai_services_policy'],
  evaluate: (input) => judgeOrganization(input, severity, judge),
  describeFail,
};

function judge(organization: OrganizationSnapshot): Verdict {
  const { managementPolicies, enabledPolicyTypes, rootId, policyDocuments } = organization;
  if (managementPolicies.state !== 'read') return unknownVerdict(whyUnread(managementPolicies) ?? '');
  const isOn = valueOf(enabledPolicyTypes)?.includes('AISERVICES_OPT_OUT_POLICY') ?? true;
  const policies = (isOn ? managementPolicies.value : []).filter(
    ({ kind, document }) => kind === 'ai-opt-out' && optsOutForAll(policyDocuments[document] ?? ''),
  );
  const targets = new Set(policies.flatMap((policy) => policy.targets));
  const uncovered = organization.accounts
    .filter(({ state, id, path }) => state === 'ACTIVE' && ![...path, id].some((one) => targets.has(one)))
    .map(({ id, name }) => `${name} (${id})`)
    .sort();
  const evidence = fieldsOf('organization', managementPolicies.asOf, {
    rootId,
    optOutPolicies: policies.map(({ name }) => name).sort(),
    accountsNotCovered: uncovered,
  });
  if (targets.size === 0 || uncovered.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Every account is opted out of AI services keeping content', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'optOutPolicies').length === 0
    ? 'No policy opts the organization out of AI services keeping content'
    : `Not opted out of AI services keeping content: ${evidenceInWords(evidence, 'accountsNotCovered')}`;
}
