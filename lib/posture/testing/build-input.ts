import type { AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { buildSnapshot } from '@/lib/snapshot/testing/build-snapshot';
import { type Analysis, analyse } from '../analyse';
import { defaultSettings, thresholdsOf } from '../settings';
import type { CheckInput, EvaluationContext, Thresholds } from '../types';

export const defaultThresholds: Thresholds = thresholdsOf({ ...defaultSettings });

export const noContext: EvaluationContext = {
  organization: null,
  linkedAccountIds: new Set(),
  vendors: new Map([['464622532012', 'Datadog']]),
};

/** What a check sees of a snapshot with the given parts, under the default thresholds unless others are given. */
export function buildInput(
  parts: Partial<AccountSnapshot> = {},
  thresholds: Partial<Thresholds> = {},
): CheckInput {
  return {
    snapshot: buildSnapshot(parts),
    context: noContext,
    thresholds: { ...defaultThresholds, ...thresholds },
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
