import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildSnapshot } from '@/lib/snapshot/testing/build-snapshot';
import { analyse } from '../analyse';
import { checks } from '../checks';
import type { Rules } from '../rules';
import type { Analysis } from '../analysis';
import { defaultSettings } from '../settings/definitions';
import type { Thresholds } from '../settings/parameters';
import { thresholdsOf } from '../settings/resolve-settings';
import type { CheckInput, EvaluationContext } from '../types';

export const defaultThresholds: Thresholds = thresholdsOf(defaultSettings);

/** Every check with the default thresholds, or some others. */
export function rulesWith(thresholds: Partial<Thresholds>): Rules {
  return { checks, thresholds: { ...defaultThresholds, ...thresholds } };
}

export const defaultRules = rulesWith({});

export const noContext: EvaluationContext = {
  organization: null,
  linkedAccountIds: new Set(),
  vendors: new Map([['464622532012', 'Datadog']]),
  organizationAnalyzers: [],
  organizationTrails: [],
  baseline: null,
  actions: null,
};

/** What a check sees of a snapshot with the given parts, under the default thresholds unless others are given. */
export function buildInput(
  parts: Partial<AccountSnapshot> = {},
  thresholds: Partial<Thresholds> = {},
  context: Partial<EvaluationContext> = {},
): CheckInput {
  const snapshot = buildSnapshot(parts);
  const surroundings = { ...noContext, ...context };
  const limits = { ...defaultThresholds, ...thresholds };
  return {
    snapshot,
    analysis: analyse(snapshot, surroundings, limits),
    context: surroundings,
    thresholds: limits,
  };
}

/** A snapshot with its analysis, outside any organization. */
export function analysed(parts: Partial<AccountSnapshot> = {}): {
  snapshot: AccountSnapshot;
  analysis: Analysis;
} {
  const snapshot = buildSnapshot(parts);
  return { snapshot, analysis: analyse(snapshot, noContext, defaultThresholds) };
}

/** A policy document of statements. */
export function policyText(...statements: object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export const everything = policyText({ Effect: 'Allow', Action: '*', Resource: '*' });

/** A trust policy for one principal under some conditions. */
export function trustText(principal: unknown, condition?: object): string {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
  return policyText(condition ? { ...statement, Condition: condition } : statement);
}
