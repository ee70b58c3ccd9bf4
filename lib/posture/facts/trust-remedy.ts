/** Commands that change a role's trust policy, with what to do between reading and writing it. */
export function editTrustCommands(edit: string): string {
  return [
    'aws iam get-role --role-name <role> --query Role.AssumeRolePolicyDocument > trust.json',
    `# ${edit} in trust.json, then`,
    'aws iam update-assume-role-policy --role-name <role> --policy-document file://trust.json',
  ].join('\n');
}

/** A trust policy in Terraform: one principal and, where there is one, the condition that limits it. */
export function trustInTerraform(
  [type, identifier]: [type: 'AWS' | 'Service' | 'Federated', identifier: string],
  condition: { test: string; variable: string; value: string } | null,
): string {
  const federated = identifier.includes(':saml-provider/') ? 'WithSAML' : 'WithWebIdentity';
  const limit = condition && [
    '    condition {',
    `      test     = "${condition.test}"`,
    `      variable = "${condition.variable}"`,
    `      values   = ["${condition.value}"]`,
    '    }',
  ];
  return [
    'data "aws_iam_policy_document" "<role>_trust" {',
    '  statement {',
    `    actions = ["sts:AssumeRole${type === 'Federated' ? federated : ''}"]`,
    '    principals {',
    `      type        = "${type}"`,
    `      identifiers = ["${identifier}"]`,
    '    }',
    ...(limit ?? []),
    '  }',
    '}',
  ].join('\n');
}
