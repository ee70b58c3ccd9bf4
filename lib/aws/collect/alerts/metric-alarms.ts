import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  DescribeMetricFiltersCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Alarm, MetricFilter } from '@/lib/snapshot/data/alerts';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { listAll } from '../paginate';
import type { StageContext } from '../stage-context';

/** A log group that a trail writes to, by the ARN that the trail names (`…:log-group:name:*`). */
export interface TrailGroup {
  arn: string;
  name: string;
}

/** The filters of a log group that feed metrics. */
export async function listMetricFilters(
  { session }: StageContext,
  region: string,
  group: TrailGroup,
): Promise<MetricFilter[]> {
  const send = session.service(CloudWatchLogsClient, region);
  const filters = await listAll<MetricFilter>(async (token) => {
    const page = await send(new DescribeMetricFiltersCommand({ logGroupName: group.name, nextToken: token }));
    const items = (page.metricFilters ?? []).map((filter) => ({
      logGroupArn: group.arn,
      name: filter.filterName ?? '',
      pattern: filter.filterPattern ?? '',
      metrics: (filter.metricTransformations ?? [])
        .map(({ metricNamespace, metricName }) => `${metricNamespace ?? ''}/${metricName ?? ''}`)
        .sort(),
    }));
    return { items, next: page.nextToken };
  });
  return sortedBy(filters, (filter) => filter.name);
}

/** Days that a log group keeps its events; null for ever, undefined when there is no such group. */
export async function readRetention(
  { session }: StageContext,
  region: string,
  group: TrailGroup,
): Promise<number | null | undefined> {
  const send = session.service(CloudWatchLogsClient, region);
  const groups = await listAll(async (token) => {
    const page = await send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: group.name, nextToken: token }),
    );
    return { items: page.logGroups ?? [], next: page.nextToken };
  });
  const found = groups.find((one) => one.logGroupName === group.name);
  return found && (found.retentionInDays ?? null);
}

function toAlarm(alarm: MetricAlarm): Alarm {
  return {
    name: alarm.AlarmName ?? '',
    metric: `${alarm.Namespace ?? ''}/${alarm.MetricName ?? ''}`,
    actionsEnabled: alarm.ActionsEnabled ?? true,
    actions: [...(alarm.AlarmActions ?? [])].sort(),
  };
}

/** The alarms on any of the given metrics. */
export async function listAlarms(
  { session }: StageContext,
  region: string,
  metrics: ReadonlySet<string>,
): Promise<Alarm[]> {
  if (metrics.size === 0) return [];
  const send = session.service(CloudWatchClient, region);
  const alarms = await listAll<MetricAlarm>(async (token) => {
    const page = await send(
      new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken: token }),
    );
    return { items: page.MetricAlarms ?? [], next: page.NextToken };
  });
  const watching = alarms.map(toAlarm).filter((alarm) => metrics.has(alarm.metric));
  return sortedBy(watching, (alarm) => alarm.name);
}
