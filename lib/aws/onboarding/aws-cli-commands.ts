import type { OnboardingInput } from './onboarding-input';
import { rolePolicyDocument } from './role-policy';
import { trustPolicyDocument } from './trust-policy';

/** A single word of a POSIX shell, whatever it holds. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}

/** AWS CLI commands that make the read-only role with the credentials of the shell; the last prints its ARN. */
export function awsCliCommands(input: OnboardingInput): string {
  const role = shellWord(input.roleName);
  const lines = [
    `aws iam create-role --role-name ${role} \\`,
    '  --max-session-duration 3600 \\',
    `  --assume-role-policy-document ${shellWord(compact(trustPolicyDocument(input)))}`,
    `aws iam put-role-policy --role-name ${role} --policy-name RolecallRead \\`,
    `  --policy-document ${shellWord(compact(rolePolicyDocument(input.stages)))}`,
    `aws iam get-role --role-name ${role} --query Role.Arn --output text`,
  ];
  return `${lines.join('\n')}\n`;
}
