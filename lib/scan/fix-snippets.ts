import type { Capability } from '@/lib/aws/capabilities';
import { trustPolicyDocument } from '@/lib/aws/onboarding/trust-policy';

export interface FixSnippet {
  label: string;
  language: 'json' | 'text';
  code: string;
}

interface LinkFacts {
  link: { roleArn: string; externalId: string };
  /** Null while it is not known who we are. */
  principalArn: string | null;
}

/** What to copy into AWS to mend a capability: as a policy, CloudFormation, Terraform or commands. */
export function fixSnippets(
  capability: Pick<Capability, 'id' | 'state' | 'statement'>,
  facts: LinkFacts,
): FixSnippet[] {
  const { id, state, statement } = capability;
  const roleName = facts.link.roleArn.split('/').pop() ?? '';
  if (statement) return statementFixes({ id, statement, roleName });
  const isTrust =
    (id === 'assume-role' && state === 'missing') || (id === 'external-id' && state === 'warning');
  if (!isTrust || !facts.principalArn) return [];
  const trust = trustPolicyDocument({
    principalArn: facts.principalArn,
    externalId: facts.link.externalId,
  });
  return [
    { label: 'Trust policy', language: 'json', code: trust },
    {
      label: 'AWS CLI',
      language: 'text',
      code: `aws iam update-assume-role-policy --role-name ${roleName} \\\n  --policy-document '${compact(trust)}'`,
    },
  ];
}

function statementFixes(fix: { id: string; statement: string; roleName: string }): FixSnippet[] {
  const { id, statement, roleName } = fix;
  const actions = (JSON.parse(statement) as { Action: string[] }).Action;
  const policyName = `RolecallRead-${id}`;
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [JSON.parse(statement)] });
  return [
    { label: 'Policy', language: 'json', code: statement },
    { label: 'CloudFormation', language: 'text', code: policyYaml(policyName, actions) },
    { label: 'Terraform', language: 'text', code: policyHcl({ id, roleName, policyName, actions }) },
    {
      label: 'AWS CLI',
      language: 'text',
      code: `aws iam put-role-policy --role-name ${roleName} --policy-name ${policyName} \\\n  --policy-document '${document}'`,
    },
  ];
}

/** An entry of the role's `Policies`. */
function policyYaml(name: string, actions: string[]): string {
  return [
    `- PolicyName: ${name}`,
    '  PolicyDocument:',
    "    Version: '2012-10-17'",
    '    Statement:',
    '      - Effect: Allow',
    "        Resource: '*'",
    '        Action:',
    ...actions.map((action) => `          - ${action}`),
  ].join('\n');
}

function policyHcl(fix: { id: string; roleName: string; policyName: string; actions: string[] }): string {
  return [
    `resource "aws_iam_role_policy" "rolecall_${fix.id.replaceAll('-', '_')}" {`,
    `  name = "${fix.policyName}"`,
    `  role = "${fix.roleName}"`,
    '  policy = jsonencode({',
    '    Version = "2012-10-17"',
    '    Statement = [{',
    '      Effect   = "Allow"',
    '      Resource = "*"',
    '      Action = [',
    ...fix.actions.map((action) => `        "${action}",`),
    '      ]',
    '    }]',
    '  })',
    '}',
  ].join('\n');
}

function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
