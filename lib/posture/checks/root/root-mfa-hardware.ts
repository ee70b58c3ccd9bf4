import type { AccountSnapshot, MfaDevice } from '@/lib/snapshot/account-snapshot';
import { type Instant, valueOf } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../../evidence';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootBeyondMfa } from '../../facts/root-credentials';
import { rootArn, rootFacts } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'high';

/**
 * The MFA of the root user is no authenticator app: each registered device opens the account, so the weakest counts.
 * CIS 1.2: 1.14, 1.4–4.0.1: 1.6, 5.0: 1.5, 6.0: 2.5, 7.0: 2.6; Security Hub IAM.6.
 */
export const rootMfaHardware: Check = {
  id: 'root-mfa-hardware',
  group: 'root',
  title: 'The MFA of the root user is a security key or hardware token',
  failTitle: 'The root user relies on an authenticator app',
  rationale:
    'The secret of an authenticator app can be copied from a phone or its backup, and its codes can be phished. A security key gives neither away.',
  logic:
    'Looks for virtual MFA devices that belong to root, by their owner and never by their name. Fails when there is one, also beside a hardware device, and when root has no MFA at all. In lenient mode a virtual device may stand beside others, where a root session shows that there are others.',
  tier: 'core',
  subject: 'account',
  severity,
  stages: ['mfa-devices', 'account-summary', 'credential-report', 'root-session'],
  parameters: ['rootMfaMixedMode'],
  remedy: {
    console:
      'Sign in as root to account <account-id>, open Security credentials, Multi-factor authentication. Assign a security key or hardware token, then remove the authenticator app.',
    cli: [
      '# devices of root change in the console only; this lists the virtual ones',
      'aws iam list-virtual-mfa-devices --assignment-status Assigned --query "VirtualMFADevices[?ends_with(User.Arn, \':root\')].SerialNumber"',
    ].join('\n'),
    terraform: null,
  },
  references: [
    'Security Hub IAM.6',
    'CIS AWS Foundations 1.2: 1.14; 1.4 to 4.0.1: 1.6; 5.0: 1.5; 6.0: 2.5; 7.0: 2.6',
    'Prowler iam_root_hardware_mfa_enabled',
    'ScoutSuite iam-root-account-no-hardware-mfa',
  ],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { snapshot } = input;
  const resource = rootArn(snapshot);
  const { mfaActive } = rootFacts(snapshot);
  if (mfaActive === null)
    return unknownResults(dataGap(snapshot.accountSummary, snapshot.credentialReport), severity, [resource]);
  const beyond = rootBeyondMfa(snapshot);
  if (beyond) return [{ resource, severity, ...beyond }];
  if (!mfaActive) return [{ resource, severity, ...withoutMfa(snapshot) }];
  const devices = snapshot.mfaDevices;
  if (devices.state !== 'read') return unknownResults(dataGap(devices), severity, [resource]);
  return [{ resource, severity, ...judgeDevices(devices.value, devices.asOf, input) }];
}

function withoutMfa({ accountSummary, credentialReport, takenAt }: AccountSnapshot): Verdict {
  const evidence =
    accountSummary.state === 'read'
      ? fieldsOf('account summary', accountSummary.asOf, { mfaActive: false })
      : fieldsOf('credential report', asOfReading(credentialReport, takenAt), { mfaActive: false });
  return { ...failing(evidence, describeFail), impliedBy: 'root-mfa-enabled' };
}

function judgeDevices(devices: readonly MfaDevice[], asOf: Instant, input: CheckInput): Verdict {
  const assigned = devices.filter((device) => device.kind === 'virtual' && device.enabledAt !== null);
  const ofRoot = assigned.filter((device) => device.userName === '<root_account>');
  const session = valueOf(input.snapshot.rootCredentials);
  const evidence = [
    ...fieldsOf('MFA devices', asOf, { virtualDevices: ofRoot.map((device) => device.serialNumber) }),
    ...(session ? fieldsOf('root session', asOf, { allDevices: session.mfaDevices }) : []),
  ];
  if (ofRoot.length === 0) return judgeUnattributed(assigned, evidence);
  const isMixed = session !== null && session.mfaDevices > ofRoot.length;
  if (input.thresholds.rootMfaMixedMode === 'lenient' && isMixed)
    return { result: 'pass', title: 'The root user has an authenticator app beside other devices', evidence };
  return failing(evidence, describeFail);
}

/** AWS leaves the owner out of some entries: such a device may be root's. */
function judgeUnattributed(assigned: readonly MfaDevice[], evidence: EvidenceField[]): Verdict {
  const unattributed = assigned.find((device) => device.userName === null);
  if (unattributed) return unknownVerdict(`AWS does not say whose device ${unattributed.serialNumber} is`);
  return { result: 'pass', title: 'No MFA device of the root user is an authenticator app', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  if (evidenceText(evidence, 'mfaActive') === 'false') return 'The root user has no MFA of any kind';
  const virtual = evidence.find(({ field }) => field === 'virtualDevices')?.value;
  const count = Array.isArray(virtual) ? virtual.length : 0;
  return Number(evidenceText(evidence, 'allDevices')) > count
    ? 'The root user has an authenticator app beside other MFA devices'
    : 'The MFA of the root user is an authenticator app';
}
