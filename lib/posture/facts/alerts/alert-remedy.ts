import type { Remedy } from '../../types';
import type { AlertNeed } from './needs';

/** How an alert is made, by metric filter, alarm and topic, or by an event rule. */
export function alertRemedy(name: string, filterPattern: string, eventPattern: object): Remedy {
  return {
    console: `CloudWatch, Log groups, the group of your trail, Metric filters, Create: pattern ${filterPattern}. Then create an alarm on its metric (sum of 5 minutes, 1 or more) that tells an SNS topic, and confirm the subscription. Or EventBridge, Rules, Create rule with the pattern ${JSON.stringify(eventPattern)} and the topic as target.`,
    cli: [
      `aws logs put-metric-filter --log-group-name <log-group> --filter-name ${name} --filter-pattern '${filterPattern}' --metric-transformations metricName=${name},metricNamespace=Security,metricValue=1`,
      `aws cloudwatch put-metric-alarm --alarm-name ${name} --metric-name ${name} --namespace Security --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions <topic-arn>`,
      '# or by EventBridge',
      `aws events put-rule --name ${name} --event-pattern '${JSON.stringify(eventPattern)}'`,
      `aws events put-targets --rule ${name} --targets Id=topic,Arn=<topic-arn>`,
    ].join('\n'),
    terraform: [
      `resource "aws_cloudwatch_log_metric_filter" "${name}" {`,
      `  name           = "${name}"`,
      '  log_group_name = "<log-group>"',
      `  pattern        = ${JSON.stringify(filterPattern)}`,
      '  metric_transformation {',
      `    name      = "${name}"`,
      '    namespace = "Security"',
      '    value     = "1"',
      '  }',
      '}',
    ].join('\n'),
  };
}

/** The same for calls of one service, which the samples of a need name. */
export function remedyForCalls(name: string, service: string, { samples }: AlertNeed): Remedy {
  const calls = samples.map((sample) => sample.name);
  const source = `${service}.amazonaws.com`;
  const named = calls.map((call) => `($.eventName = "${call}")`).join(' || ');
  return alertRemedy(name, `{ ($.eventSource = "${source}") && (${named}) }`, {
    'detail-type': ['AWS API Call via CloudTrail'],
    detail: { eventSource: [source], eventName: calls },
  });
}
