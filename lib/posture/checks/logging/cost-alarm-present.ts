import type { SpendMonitor } from '@/lib/snapshot/data/optional';
import { evidenceList } from '../../facts/list-in-words';
import { failing, fieldsOf, judgeAccount, type Verdict } from '../../facts/verdict';
import type { Check, EvidenceField } from '../../types';

const severity = 'low';

/** Somebody notices when the account suddenly costs more. No benchmark; often the first sign of stolen keys. */
export const costAlarmPresent: Check = {
  id: 'cost-alarm-present',
  group: 'logging',
  title: 'Unusual spend is noticed',
  failTitle: 'Nobody is told of unusual spend',
  rationale:
    'Stolen keys are turned into servers within minutes. A bill that grows is noticed by a budget when every other detection is off.',
  logic: 'Passes when a budget with a notification or an anomaly monitor with a subscription exists.',
  tier: 'extended',
  subject: 'account',
  severity,
  stages: ['spend'],
  parameters: [],
  remedy: {
    console:
      'Billing and Cost Management, Cost Anomaly Detection, Create monitor, with an alert subscription. Or Budgets, Create budget, with an alert.',
    cli: [
      'aws ce create-anomaly-monitor --anomaly-monitor MonitorName=all,MonitorType=DIMENSIONAL,MonitorDimension=SERVICE',
      'aws ce create-anomaly-subscription --anomaly-subscription file://subscription.json',
    ].join('\n'),
    terraform: [
      'resource "aws_ce_anomaly_monitor" "all" {',
      '  name              = "all"',
      '  monitor_type      = "DIMENSIONAL"',
      '  monitor_dimension = "SERVICE"',
      '}',
    ].join('\n'),
  },
  references: ['AWS Cost Anomaly Detection', 'AWS Budgets'],
  evaluate: (input) => judgeAccount(input, { severity, reading: input.snapshot.spendMonitors }, judge),
  describeFail,
};

function judge(monitors: readonly SpendMonitor[], asOf: string): Verdict {
  const name = (monitor: SpendMonitor): string => `${monitor.kind} ${monitor.name}`;
  const telling = monitors.filter(({ notifies }) => notifies);
  const evidence = fieldsOf('spend', asOf, {
    notifying: telling.map(name).sort(),
    silent: monitors
      .filter(({ notifies }) => !notifies)
      .map(name)
      .sort(),
  });
  if (telling.length === 0) return failing(evidence, describeFail);
  return { result: 'pass', title: 'Somebody is told of unusual spend', evidence };
}

function describeFail(evidence: readonly EvidenceField[]): string {
  return evidenceList(evidence, 'silent').length > 0
    ? 'Spend is watched, but nobody is told'
    : 'Nobody is told of unusual spend';
}
