import { whyUnread } from '@/lib/snapshot/reading';
import { asOfReading, evidenceText } from '../../evidence';
import { dataGap, unknownResults } from '../../facts/data-gap';
import { rootBeyondMfa } from '../../facts/root-credentials';
import { rootArn, rootFacts } from '../../facts/root-facts';
import { failing, fieldsOf, unknownVerdict, type Verdict } from '../../facts/verdict';
import type { Check, CheckInput, CheckResult, EvidenceField } from '../../types';

const severity = 'info';

/** The root user has a spare MFA device. Only a root session sees how many there are, so without one a person answers. */
export const rootMfaRedundancy: Check = {
  id: 'root-mfa-redundancy',
  group: 'root',
  title: 'The root user has a spare MFA device',
  failTitle: 'The root user has no spare MFA device',
  rationale:
    'When the only device is lost or breaks, getting back into the root user takes a process with AWS support that can last days.',
  logic:
    'Counts the MFA devices of root through a root session. Fails below the number wanted. Without a root session the number cannot be seen, and a person has to vouch for it.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['root-session', 'account-summary', 'credential-report'],
  parameters: ['rootMinMfaDevices'],
  remedy: {
    console:
      'Sign in as root to account <account-id>, open Security credentials, Assign MFA device: register another key (up to eight) and keep it at a second place.',
    cli: [
      '# verify inside a root session:',
      '# aws sts assume-root --target-principal <account-id> --task-policy-arn arn=arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials',
      'aws iam list-mfa-devices',
    ].join('\n'),
    terraform: null,
  },
  references: ['AWS IAM User Guide, Root user best practices for your AWS account'],
  evaluate,
  describeFail,
};

function evaluate(input: CheckInput): CheckResult[] {
  const { rootCredentials, accountSummary, credentialReport } = input.snapshot;
  const resource = rootArn(input.snapshot);
  const readings = [rootCredentials, accountSummary, credentialReport];
  if (!readings.some(({ state }) => state === 'read'))
    return unknownResults(dataGap(...readings), severity, [resource]);
  return [{ resource, severity, ...decide(input) }];
}

function decide(input: CheckInput): Verdict {
  const session = input.snapshot.rootCredentials;
  const beyond = rootBeyondMfa(input.snapshot);
  if (beyond?.result === 'not-applicable') return beyond;
  if (session.state === 'read') {
    const { mfaDevices } = session.value;
    return judge(mfaDevices, fieldsOf('root session', session.asOf, { mfaDevices }), input);
  }
  if (beyond) return beyond;
  return session.state === 'unread' ? unknownVerdict(whyUnread(session) ?? '') : askPerson(input);
}

function judge(devices: number, evidence: EvidenceField[], { thresholds }: CheckInput): Verdict {
  if (devices >= thresholds.rootMinMfaDevices)
    return { result: 'pass', title: `The root user has ${devices} MFA devices`, evidence };
  const fail = failing(evidence, describeFail);
  return devices === 0 ? { ...fail, impliedBy: 'root-mfa-enabled' } : fail;
}

function askPerson({ snapshot }: CheckInput): Verdict {
  const { accountSummary, takenAt } = snapshot;
  const source = accountSummary.state === 'read' ? 'account summary' : 'credential report';
  const reading = accountSummary.state === 'read' ? accountSummary : snapshot.credentialReport;
  const { mfaActive } = rootFacts(snapshot);
  return {
    result: 'manual',
    title: 'How many MFA devices the root user has shows in a root session only',
    evidence: fieldsOf(source, asOfReading(reading, takenAt), { mfaActive }),
  };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  const devices = evidenceText(evidence, 'mfaDevices');
  if (devices === '0') return 'The root user has no MFA device';
  return devices === '1'
    ? 'The root user has one MFA device and no spare'
    : `The root user has ${devices} MFA devices`;
}
