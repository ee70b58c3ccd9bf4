/** Commands that put a new text in place of a managed or an inline policy, after some others. */
export function editPolicyCommands(...before: string[]): string {
  return [
    ...before,
    '# managed: a new default version',
    'aws iam create-policy-version --policy-arn <policy-arn> --policy-document file://policy.json --set-as-default',
    '# inline: put-user-policy, put-group-policy or put-role-policy',
    'aws iam put-role-policy --role-name <role> --policy-name <policy> --policy-document file://policy.json',
  ].join('\n');
}

/** One statement of an `aws_iam_policy_document`; `more` are further lines of its body. */
export function statementInTerraform(
  actions: readonly string[],
  resources: readonly string[],
  ...more: string[]
): string {
  const quoted = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(', ');
  return [
    'statement {',
    `  actions   = [${quoted(actions)}]`,
    `  resources = [${quoted(resources)}]`,
    ...more.map((line) => `  ${line}`),
    '}',
  ].join('\n');
}
