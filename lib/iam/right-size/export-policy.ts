import type { Members } from '../policy-tools/read-policies';

/** A cut-down policy, with where the old one hangs. */
export interface PolicyToExport {
  /** Null: nothing of it was used, so that it is taken off. */
  policy: Members | null;
  name: string;
  /** ARN of a managed policy; null for an inline one. */
  arn: string | null;
  /** A policy that nobody else carries and that is not AWS's own can be changed where it is. */
  changeInPlace: boolean;
  /** Who gets it; null: everybody who carries it keeps it. */
  holder: { kind: 'user' | 'role' | 'group'; name: string } | null;
  /** The group that hands the old one on to the holder: its other members keep it as it is. */
  group?: string | null;
}

export interface PolicyExports {
  json: string;
  terraform: string;
  cli: string;
}

/** A copy of one's own takes a name that tells where it comes from; 128 characters are the most that IAM takes. */
function nameOfCopy({ name, holder }: PolicyToExport): string {
  return `${name}-${holder?.name ?? 'used'}`.replaceAll(/[^\w+=,.@-]/g, '-').slice(0, 128);
}

/** Terraform's names take letters, digits, `_` and `-`, and begin with none of the last two. */
function resourceName(name: string): string {
  const clean = name.replaceAll(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(clean) ? clean : `_${clean}`;
}

/** JSON is an HCL expression, once the two openers of its templates are told from text. */
function toHcl(policy: Members): string {
  return JSON.stringify(policy, null, 2)
    .replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)
    .replaceAll('\n', '\n  ');
}

function policyResource(policy: Members, name: string): string {
  return [
    `resource "aws_iam_policy" "${resourceName(name)}" {`,
    `  name   = ${JSON.stringify(name)}`,
    `  policy = jsonencode(${toHcl(policy)})`,
    '}',
  ].join('\n');
}

function toTerraform(subject: PolicyToExport): string {
  const { policy, name, arn, holder } = subject;
  if (policy === null) return `# Nothing that ${name} allows was used.\n${removalInWords(subject)}\n`;
  if (arn === null && holder && !subject.group) {
    const lines = [
      `resource "aws_iam_${holder.kind}_policy" "${resourceName(name)}" {`,
      `  name   = ${JSON.stringify(name)}`,
      `  ${holder.kind.padEnd(6)} = ${JSON.stringify(holder.name)}`,
      `  policy = jsonencode(${toHcl(policy)})`,
      '}',
    ];
    return `${lines.join('\n')}\n`;
  }
  if (subject.changeInPlace || !holder) return `${policyResource(policy, name)}\n`;
  const copy = nameOfCopy(subject);
  return [
    policyResource(policy, copy),
    '',
    `# It takes the place of ${arn ?? name}.`,
    removalInWords(subject),
    `resource "aws_iam_${holder.kind}_policy_attachment" "${resourceName(copy)}" {`,
    `  ${holder.kind.padEnd(10)} = ${JSON.stringify(holder.name)}`,
    `  policy_arn = aws_iam_policy.${resourceName(copy)}.arn`,
    '}',
    '',
  ].join('\n');
}

function removalInWords({ name, arn, holder, group }: PolicyToExport): string {
  if (group)
    return `# The group ${group} hands ${name} on: take ${holder?.name ?? 'the user'} out of it once nothing else of the group is needed.`;
  return `# Remove the resource that attaches ${arn ?? name}${holder ? ` to ${holder.name}` : ''}.`;
}

/** One word for the shell. */
function quote(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function writeFile(policy: Members): string {
  return `cat > policy.json <<'POLICY'\n${JSON.stringify(policy, null, 2)}\nPOLICY`;
}

/** Commands that take the policy off; those of a managed policy leave it to the others. */
function takeOff(subject: PolicyToExport): string {
  const { name, arn, holder, group } = subject;
  if (group && holder)
    return `${removalInWords(subject)}\n# aws iam remove-user-from-group --user-name ${quote(holder.name)} --group-name ${quote(group)}`;
  if (!holder) return `# Detach ${arn ?? name} from everybody who carries it.`;
  const who = `--${holder.kind}-name ${quote(holder.name)}`;
  return arn === null
    ? `aws iam delete-${holder.kind}-policy ${who} --policy-name ${quote(name)}`
    : `aws iam detach-${holder.kind}-policy ${who} --policy-arn ${quote(arn)}`;
}

function toCommands(subject: PolicyToExport): string {
  const { policy, name, arn, holder, changeInPlace } = subject;
  if (policy === null) return `${takeOff(subject)}\n`;
  const file = '--policy-document file://policy.json';
  if (arn === null && holder && !subject.group)
    return `${writeFile(policy)}\naws iam put-${holder.kind}-policy --${holder.kind}-name ${quote(holder.name)} \\\n  --policy-name ${quote(name)} ${file}\n`;
  if (changeInPlace || !holder)
    return `${writeFile(policy)}\naws iam create-policy-version --policy-arn ${quote(arn ?? name)} \\\n  ${file} --set-as-default\n`;
  const copy = quote(nameOfCopy(subject));
  const who = `--${holder.kind}-name ${quote(holder.name)}`;
  return [
    writeFile(policy),
    `arn=$(aws iam create-policy --policy-name ${copy} \\\n  ${file} --query Policy.Arn --output text)`,
    `aws iam attach-${holder.kind}-policy ${who} --policy-arn "$arn"`,
    takeOff(subject),
    '',
  ].join('\n');
}

/** A cut-down policy as JSON, as Terraform and as AWS CLI commands, for people to apply: nothing here does. */
export function exportPolicy(subject: PolicyToExport): PolicyExports {
  return {
    json: subject.policy === null ? '' : `${JSON.stringify(subject.policy, null, 2)}\n`,
    terraform: toTerraform(subject),
    cli: toCommands(subject),
  };
}
