import { evidenceInWords } from '../../facts/list-in-words';
import { describeEntrance, judgeTrusts, type RoleTrust, trustEvidence } from '../../facts/role-trusts';
import { editTrustCommands, trustInTerraform } from '../../facts/trust-remedy';
import { failing, type Verdict } from '../../facts/verdict';
import { evidenceText } from '../../evidence';
import type { Check, CheckInput, EvidenceField } from '../../types';

const severity = 'critical';

/** No trust policy lets everybody in. ScoutSuite iam-assume-role-policy-allows-all. */
export const roleTrustPublic: Check = {
  id: 'role-trust-public',
  group: 'roles',
  title: 'No role can be assumed by everyone',
  failTitle: 'A role can be assumed by everyone',
  rationale:
    'A role whose trust policy names everybody can be taken by any AWS account in the world that learns its ARN, and account ids are no secret.',
  logic:
    'Fails when a statement lets every principal assume the role and no condition holds it to an account, an organization or a principal. An external id alone holds it to nobody. A role that everybody is denied passes.',
  tier: 'core',
  subject: 'role',
  severity,
  stages: ['authorization-details'],
  parameters: [],
  remedy: {
    console:
      'IAM, Roles, <role>, Trust relationships, Edit trust policy: put the accounts or roles that need it in the place of the star, or add a condition on aws:PrincipalOrgID.',
    cli: editTrustCommands('name the principals'),
    terraform: trustInTerraform(['AWS', '<principal-arn>'], null),
  },
  references: ['ScoutSuite iam-assume-role-policy-allows-all'],
  evaluate: (input) => judgeTrusts(input, severity, (trust) => judge(trust, input)),
  describeFail,
};

function judge(trust: RoleTrust, input: CheckInput): Verdict {
  const open = trust.entrances.filter(({ openToAll }) => openToAll).map(describeEntrance);
  const evidence = trustEvidence(trust, input, { openTo: open });
  if (open.length > 0) return failing(evidence, describeFail);
  return { result: 'pass', title: `${trust.role.name} names who may assume it`, evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const role = evidenceText(evidence, 'role');
  return `Any AWS account can assume ${role} (principal ${evidenceInWords(evidence, 'openTo')})`;
}
