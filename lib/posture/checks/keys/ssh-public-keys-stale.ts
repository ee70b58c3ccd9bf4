import type { SshKey } from '@/lib/snapshot/account-snapshot';
import { judgeUsers } from '../../facts/judge-users';
import { evidenceList } from '../../facts/list-in-words';
import { failing, fieldsOf, notApplicable, type Verdict } from '../../facts/verdict';
import { daysInWords, wholeDays } from '../../days';
import { evidenceText } from '../../evidence';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootArn } from '../../facts/root-facts';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';

/** SSH keys for CodeCommit are looked at once a year. */
export const sshPublicKeysStale: Check = {
  id: 'ssh-public-keys-stale',
  group: 'keys',
  title: 'CodeCommit SSH keys are reviewed',
  failTitle: 'An SSH key for CodeCommit is old',
  rationale:
    'The private half of an SSH key lives on laptops. After a year the laptop is often another one, and nobody knows who has the old disk.',
  logic:
    'Looks at users with an active SSH key. Tells, as information, when the oldest was uploaded longer ago than the threshold.',
  tier: 'extended',
  subject: 'user',
  severity,
  stages: ['other-credentials'],
  parameters: ['sshKeyMaxAgeDays'],
  remedy: {
    console: 'IAM, Users, <user>, Security credentials, SSH public keys: delete or replace the key.',
    cli: 'aws iam delete-ssh-public-key --user-name <user> --ssh-public-key-id <ssh-key-id>',
    terraform: [
      'resource "aws_iam_user_ssh_key" "<user>" {',
      '  username   = "<user>"',
      '  encoding   = "SSH"',
      '  public_key = "ssh-ed25519 …"',
      '}',
    ].join('\n'),
  },
  references: ['IAM User Guide: SSH keys for CodeCommit'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { otherCredentials } = input.snapshot;
  if (otherCredentials.state !== 'read')
    return unknownResults(dataGap(otherCredentials), severity, [rootArn(input.snapshot)]);
  const { value, asOf } = otherCredentials;
  const keysOf = Map.groupBy(value.sshKeys, ({ userName }) => userName);
  return judgeUsers(input, severity, ({ name }) =>
    judge({ name, keys: keysOf.get(name) ?? [], asOf }, input),
  );
}

function judge(
  { name, keys, asOf }: { name: string; keys: readonly SshKey[]; asOf: string },
  { snapshot, thresholds }: CheckInput,
): Verdict {
  const active = keys
    .filter(({ status }) => status === 'Active')
    .toSorted((a, b) => Date.parse(a.uploadedAt) - Date.parse(b.uploadedAt));
  const [oldest] = active;
  if (!oldest) return notApplicable(`${name} has no active SSH key`);
  const evidence = fieldsOf('SSH keys', asOf, {
    user: name,
    activeSshKeys: active.map(({ id }) => id),
    sshKeyId: oldest.id,
    oldestUploadedAt: oldest.uploadedAt,
  });
  if (wholeDays(oldest.uploadedAt, snapshot.takenAt) > thresholds.sshKeyMaxAgeDays)
    return failing(evidence, (seen) => describeFail(seen, snapshot.takenAt));
  return { result: 'pass', title: `The SSH keys of ${name} are young enough`, evidence };
}

function describeFail(evidence: readonly EvidenceField[], at: string): string {
  const age = daysInWords(wholeDays(evidenceText(evidence, 'oldestUploadedAt'), at));
  const which = evidenceList(evidence, 'activeSshKeys').length > 1 ? 'The oldest SSH key' : 'The SSH key';
  return `${which} of ${evidenceText(evidence, 'user')} is ${age} old`;
}
