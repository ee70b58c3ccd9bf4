import { templateVersion, type OnboardingInput } from './onboarding-input';
import { rolePolicyStatements, type PolicyStatement } from './role-policy';

/** A string in HCL: like JSON's, and `${` and `%{` would be templates. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[$%]\{/g, (opening) => opening.charAt(0) + opening);
}

function statementHcl({ Sid, Action }: PolicyStatement): string[] {
  return [
    '  statement {',
    `    sid       = ${quoted(Sid)}`,
    '    resources = ["*"]',
    '    actions = [',
    ...Action.map((action) => `      ${quoted(action)},`),
    '    ]',
    '  }',
  ];
}

/** Terraform (HCL) of the read-only role for the account that the AWS provider is configured for. */
export function terraformModule(input: OnboardingInput): string {
  const lines = [
    'data "aws_iam_policy_document" "rolecall_trust" {',
    '  statement {',
    '    actions = ["sts:AssumeRole"]',
    '    principals {',
    '      type        = "AWS"',
    `      identifiers = [${quoted(input.principalArn)}]`,
    '    }',
    '    condition {',
    '      test     = "StringEquals"',
    '      variable = "sts:ExternalId"',
    `      values   = [${quoted(input.externalId)}]`,
    '    }',
    '  }',
    '}',
    '',
    'data "aws_iam_policy_document" "rolecall_read" {',
    ...rolePolicyStatements(input.stages).flatMap(statementHcl),
    '}',
    '',
    'resource "aws_iam_role" "rolecall" {',
    `  name                 = ${quoted(input.roleName)}`,
    '  description          = "Lets Rolecall read the security posture of this account; it can change nothing"',
    '  max_session_duration = 3600',
    '  assume_role_policy   = data.aws_iam_policy_document.rolecall_trust.json',
    '  tags = {',
    '    managed-by        = "rolecall"',
    `    rolecall-template = ${quoted(templateVersion)}`,
    '  }',
    '}',
    '',
    'resource "aws_iam_role_policy" "rolecall_read" {',
    '  name   = "RolecallRead"',
    '  role   = aws_iam_role.rolecall.id',
    '  policy = data.aws_iam_policy_document.rolecall_read.json',
    '}',
    '',
    'output "rolecall_role_arn" {',
    '  value = aws_iam_role.rolecall.arn',
    '}',
  ];
  return `${lines.join('\n')}\n`;
}
