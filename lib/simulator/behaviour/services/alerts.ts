import type { AlertState, EventRuleState } from '../../world/service-types';
import { AwsError } from '../../wire/aws-error';
import type { Input } from '../../wire/input';
import { element, wrap } from '../../wire/xml';
import type { OperationContext, Operations } from '../operation';
import { byText, paginate, type Page } from '../paging';

/** A region in which nothing watches. */
const silent: AlertState = {
  logGroups: new Map(),
  alarms: new Map(),
  rules: new Map(),
  topics: new Map(),
};

function alertsOf({ account, region }: OperationContext): AlertState {
  return account.services.alerts.get(region) ?? silent;
}

function pageOf<T>(
  context: OperationContext,
  of: {
    items: readonly T[];
    keyOf: (item: T) => string;
    size: number | undefined;
    token?: string;
    scope?: string;
  },
): Page<T> {
  return paginate(context, { ...of, size: of.size ?? 50, scope: `${context.region}/${of.scope ?? ''}` });
}

function groupArn({ account, region }: OperationContext, name: string): string {
  return `arn:${account.partition}:logs:${region}:${account.id}:log-group:${name}:*`;
}

function describeLogGroups(context: OperationContext, input: Input) {
  const prefix = input.text('logGroupNamePrefix') ?? '';
  const page = pageOf(context, {
    items: [...alertsOf(context).logGroups]
      .filter(([name]) => name.startsWith(prefix))
      .sort(([a], [b]) => byText(a, b)),
    keyOf: ([name]) => name,
    size: input.integer('limit', { min: 1, max: 50 }),
    token: input.text('nextToken'),
    scope: prefix,
  });
  const logGroups = page.items.map(([name, { retentionDays, filters }]) => ({
    logGroupName: name,
    arn: groupArn(context, name),
    retentionInDays: retentionDays,
    metricFilterCount: filters.length,
  }));
  return { json: { logGroups, nextToken: page.next } };
}

function describeMetricFilters(context: OperationContext, input: Input) {
  const name = input.required('logGroupName');
  const group = alertsOf(context).logGroups.get(name);
  if (!group) {
    throw new AwsError('ResourceNotFoundException', 'The specified log group does not exist.', {
      status: 400,
    });
  }
  const page = pageOf(context, {
    items: [...group.filters].sort((a, b) => byText(a.name, b.name)),
    keyOf: (filter) => filter.name,
    size: input.integer('limit', { min: 1, max: 50 }),
    token: input.text('nextToken'),
    scope: name,
  });
  const metricFilters = page.items.map((filter) => ({
    filterName: filter.name,
    filterPattern: filter.pattern,
    logGroupName: name,
    metricTransformations: [
      { metricName: filter.metric, metricNamespace: filter.namespace, metricValue: '1' },
    ],
  }));
  return { json: { metricFilters, nextToken: page.next } };
}

export const logsOperations: Operations = {
  DescribeLogGroups: { action: 'logs:DescribeLogGroups', evidence: 'model', run: describeLogGroups },
  DescribeMetricFilters: {
    action: 'logs:DescribeMetricFilters',
    resource: (context, input) => groupArn(context, input.text('logGroupName') ?? '*'),
    evidence: 'model',
    run: describeMetricFilters,
  },
};

function describeAlarms(context: OperationContext, input: Input) {
  const { account, region } = context;
  const page = pageOf(context, {
    items: [...alertsOf(context).alarms.values()].sort((a, b) => byText(a.name, b.name)),
    keyOf: (alarm) => alarm.name,
    size: input.integer('MaxRecords', { min: 1, max: 100 }),
    token: input.text('NextToken'),
  });
  const MetricAlarms = page.items.map((alarm) => ({
    AlarmName: alarm.name,
    AlarmArn: `arn:${account.partition}:cloudwatch:${region}:${account.id}:alarm:${alarm.name}`,
    ActionsEnabled: alarm.actionsEnabled,
    AlarmActions: alarm.actions,
    MetricName: alarm.metric,
    Namespace: alarm.namespace,
    StateValue: 'OK',
  }));
  return { json: { MetricAlarms, CompositeAlarms: [], NextToken: page.next } };
}

export const cloudWatchOperations: Operations = {
  DescribeAlarms: { action: 'cloudwatch:DescribeAlarms', evidence: 'model', run: describeAlarms },
};

function ruleArn({ account, region }: OperationContext, name: string): string {
  return `arn:${account.partition}:events:${region}:${account.id}:rule/${name}`;
}

function listRules(context: OperationContext, input: Input) {
  const page = pageOf(context, {
    items: [...alertsOf(context).rules.values()].sort((a, b) => byText(a.name, b.name)),
    keyOf: (rule) => rule.name,
    size: input.integer('Limit', { min: 1, max: 100 }) ?? 100,
    token: input.text('NextToken'),
  });
  const Rules = page.items.map((rule) => ({
    Name: rule.name,
    Arn: ruleArn(context, rule.name),
    EventPattern: rule.pattern,
    State: rule.enabled ? 'ENABLED' : 'DISABLED',
    EventBusName: 'default',
  }));
  return { json: { Rules, NextToken: page.next } };
}

function ruleOf(context: OperationContext, input: Input): EventRuleState {
  const name = input.required('Rule');
  const rule = alertsOf(context).rules.get(name);
  if (rule) return rule;
  throw new AwsError('ResourceNotFoundException', `Rule ${name} does not exist.`, { status: 400 });
}

export const eventBridgeOperations: Operations = {
  ListRules: { action: 'events:ListRules', evidence: 'model', run: listRules },
  ListTargetsByRule: {
    action: 'events:ListTargetsByRule',
    resource: (context, input) => ruleArn(context, input.required('Rule')),
    evidence: 'model',
    run: (context, input) => ({
      json: { Targets: ruleOf(context, input).targets.map((Arn, index) => ({ Id: `${index}`, Arn })) },
    }),
  },
};

function topicAttributes(context: OperationContext, input: Input) {
  const arn = input.required('TopicArn');
  const { account } = context;
  const confirmed = alertsOf(context).topics.get(arn.split(':').at(-1) ?? '');
  if (confirmed === undefined || !arn.includes(`:${account.id}:`)) {
    throw new AwsError('NotFound', 'Topic does not exist', { status: 404 });
  }
  const attributes = { TopicArn: arn, Owner: account.id, SubscriptionsConfirmed: String(confirmed) };
  const entries = Object.entries(attributes).map(([key, value]) =>
    wrap('entry', element('key', key) + element('value', value)),
  );
  return { xml: wrap('Attributes', entries.join('')) };
}

export const snsOperations: Operations = {
  GetTopicAttributes: {
    action: 'sns:GetTopicAttributes',
    resource: (_, input) => input.required('TopicArn'),
    evidence: 'model',
    run: topicAttributes,
  },
};
