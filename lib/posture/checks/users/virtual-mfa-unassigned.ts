import type { MfaDevice } from '@/lib/snapshot/account-snapshot';
import type { Instant } from '@/lib/snapshot/reading';
import { evidenceInWords, evidenceList } from '../../facts/list-in-words';
import { failing, fieldsOf, judgeAccount, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'info';

/** No virtual MFA device lies around that nobody was given. */
export const virtualMfaUnassigned: Check = {
  id: 'virtual-mfa-unassigned',
  group: 'users',
  title: 'Every virtual MFA device has an owner',
  failTitle: 'A virtual MFA device belongs to nobody',
  rationale:
    'A left-over device keeps its name taken, so that the next registration under it fails, and it hides which devices matter.',
  logic: 'Lists the virtual MFA devices of the account. Fails when one was made and never given to a user.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['mfa-devices'],
  parameters: [],
  remedy: {
    console: 'The console does not list them: delete each with the command.',
    cli: [
      'aws iam list-virtual-mfa-devices --assignment-status Unassigned',
      'aws iam delete-virtual-mfa-device --serial-number <serial-number>',
    ].join('\n'),
    terraform: null,
  },
  references: ['AWS IAM API Reference, ListVirtualMFADevices'],
  evaluate: (input) => judgeAccount(input, { severity, reading: input.snapshot.mfaDevices }, judge),
  describeFail,
};

/** AWS leaves the owner out of some devices that are in use: those have a date. */
function judge(devices: readonly MfaDevice[], asOf: Instant): Verdict {
  const unassigned = devices
    .filter(({ kind, userName, enabledAt }) => kind === 'virtual' && userName === null && enabledAt === null)
    .map((device) => device.serialNumber);
  const evidence = fieldsOf('MFA devices', asOf, { serialNumbers: unassigned });
  return unassigned.length > 0
    ? failing(evidence, describeFail)
    : { result: 'pass', title: 'No virtual MFA device is without an owner', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const count = evidenceList(evidence, 'serialNumbers').length;
  const names = evidenceInWords(evidence, 'serialNumbers').replace(/arn:[^ ,]*:mfa\//g, '');
  return count === 1
    ? `A virtual MFA device belongs to nobody: ${names}`
    : `${count} virtual MFA devices belong to nobody: ${names}`;
}
