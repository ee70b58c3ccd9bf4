import { ordinaryCaller } from '@/lib/iam/guardrail-reach';
import { valueOf } from '@/lib/snapshot/reading';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { guardrailEvidence, type Guardrails, judgeGuardrails } from '../../facts/organization-guardrails';
import { findRegionLimits, regionsBeyond } from '../../facts/region-limit';
import { failing, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'medium';

/**
 * Guardrails close the Regions that nobody works in.
 * CIS 7.0: 2.1.2.
 */
export const orgScpRegionLimit: Check = {
  id: 'org-scp-region-limit',
  group: 'organization',
  title: 'Guardrails close unused regions',
  failTitle: 'Regions that nobody uses are open',
  rationale:
    'What runs in a region that nobody looks at goes unseen until the bill comes. A closed region needs no watching.',
  logic:
    'Looks on the path of the account for a denial of all actions outside named regions, or for a level that allows named regions only; global services may be left out. With a list of allowed regions set, the regions left open have to be among them. Policies that are not attached do not count.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['organization'],
  parameters: ['allowedRegions'],
  remedy: {
    console:
      'In the management account: AWS Organizations, Policies, Service control policies: deny everything but global services where aws:RequestedRegion is none of yours, and attach it above account <account-id>.',
    cli: [
      'aws organizations create-policy --type SERVICE_CONTROL_POLICY --name regions --description "" --content file://regions.json',
      'aws organizations attach-policy --policy-id <policy-id> --target-id <account-id>',
    ].join('\n'),
    terraform: [
      'data "aws_iam_policy_document" "regions" {',
      '  statement {',
      '    effect      = "Deny"',
      '    not_actions = ["iam:*", "organizations:*", "route53:*", "cloudfront:*", "sts:*", "support:*"]',
      '    resources   = ["*"]',
      '    condition {',
      '      test     = "StringNotEquals"',
      '      variable = "aws:RequestedRegion"',
      '      values   = ["eu-west-1"]',
      '    }',
      '  }',
      '}',
    ].join('\n'),
  },
  references: ['CIS AWS Foundations 7.0: 2.1.2', 'Prowler organizations_scp_check_deny_regions'],
  evaluate: (input) => judgeGuardrails(input, { severity, kind: 'scp' }, (found) => judge(found, input)),
  describeFail,
};

function judge(guardrails: Guardrails, { snapshot, thresholds }: CheckInput): Verdict {
  const { organization, levels, enabled } = guardrails;
  const named = (enabled ? levels : []).map((level) =>
    level.map(({ guardrail, document }) => ({ name: guardrail.name, document })),
  );
  const limits = findRegionLimits(named, ordinaryCaller({ ...snapshot, ...organization }));
  const { allowedRegions } = thresholds;
  const settings = valueOf(snapshot.accountSettings);
  const known = (settings && valueOf(settings.regions))?.map(({ name }) => name) ?? [];
  const beyond = limits.map((limit) =>
    allowedRegions.length > 0 ? regionsBeyond(limit, allowedRegions, known) : [],
  );
  // Every limit holds by itself, so what one of them closes is closed.
  const leastBeyond = beyond.toSorted((a, b) => a.length - b.length)[0] ?? [];
  const evidence = guardrailEvidence(guardrails, {
    limits: limits.map(({ policy, regions }) => `${policy}: ${regions.join(', ')}`),
    regionsBeyond: leastBeyond,
  });
  if (limits.length === 0 || leastBeyond.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${limits[0]?.policy} closes all other regions`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'limits').length === 0
    ? 'No guardrail on the path of the account closes any region'
    : `Guardrails leave ${evidenceInWords(evidence, 'regionsBeyond')} open`;
}
