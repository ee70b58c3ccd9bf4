import {
  EventBridgeClient,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  type Rule,
} from '@aws-sdk/client-eventbridge';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import type { EventRule, Topic } from '@/lib/snapshot/data/alerts';
import { sortedBy } from '@/lib/snapshot/sort-data-set';
import { awsCode } from '../../errors';
import { listAll } from '../paginate';
import type { StageContext } from '../stage-context';

/** The rules of the default bus that match events, with where they send them; schedules alert nobody of an event. */
export async function listEventRules({ session }: StageContext, region: string): Promise<EventRule[]> {
  const send = session.service(EventBridgeClient, region);
  const rules = await listAll<Rule>(async (token) => {
    const page = await send(new ListRulesCommand({ Limit: 100, NextToken: token }));
    return { items: page.Rules ?? [], next: page.NextToken };
  });
  const matching: EventRule[] = [];
  for (const rule of rules.filter((one) => one.EventPattern !== undefined)) {
    const targets = await listAll(async (token) => {
      const page = await send(
        new ListTargetsByRuleCommand({ Rule: rule.Name ?? '', Limit: 100, NextToken: token }),
      );
      return { items: page.Targets ?? [], next: page.NextToken };
    });
    matching.push({
      name: rule.Name ?? '',
      arn: rule.Arn ?? '',
      enabled: rule.State !== 'DISABLED',
      pattern: rule.EventPattern ?? null,
      targets: targets.map((target) => target.Arn ?? '').sort(),
    });
  }
  return sortedBy(matching, (rule) => rule.name);
}

/** A topic that alarms and rules send to; null when it is gone. */
export async function readTopic(
  { session }: StageContext,
  region: string,
  arn: string,
): Promise<Topic | null> {
  try {
    const send = session.service(SNSClient, region);
    const { Attributes } = await send(new GetTopicAttributesCommand({ TopicArn: arn }));
    return { arn, confirmedSubscriptions: Number(Attributes?.SubscriptionsConfirmed ?? 0) };
  } catch (error) {
    const code = awsCode(error);
    if (code === 'NotFoundException' || code === 'NotFound') return null;
    throw error;
  }
}
