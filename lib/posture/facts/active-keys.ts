import type { AccessKey } from '@/lib/snapshot/account-snapshot';
import { accountFacts, keyName, type UserFacts } from './account-facts';
import { dataGap, unknownResults } from './data-gap';
import { evidenceText } from '../evidence';
import { rootArn } from './root-facts';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';

export interface JudgedKey {
  user: UserFacts;
  key: AccessKey;
  /** Key, status and creation, with where they were read. */
  evidence: EvidenceField[];
  source: string;
}

/** A verdict on one active key. */
export type KeyVerdict = Pick<CheckResult, 'result' | 'title' | 'evidence'>;

/** One result per access key of an IAM user: inactive ones are not applicable. Root's keys are never among them. */
export function judgeActiveKeys(
  { snapshot }: CheckInput,
  severity: Severity,
  judge: (key: JudgedKey) => KeyVerdict,
): CheckResult[] {
  const { users, keySource } = accountFacts(snapshot);
  if (!users || keySource === null) {
    const resources = users?.map((user) => user.arn) ?? [rootArn(snapshot)];
    return unknownResults(dataGap(snapshot.accessKeys, snapshot.credentialReport), severity, resources);
  }
  return users.flatMap((user) =>
    user.keys.map((key): CheckResult => {
      const evidence = keyEvidence(key, keySource);
      const verdict =
        key.status === 'Active' ? judge({ user, key, evidence, source: keySource }) : inactive(evidence);
      return { resource: user.arn, part: keyName(key), severity, ...verdict };
    }),
  );
}

/** `Key …W7Q3`, or `Key 1` where the report gives no id. */
export function keyTitle(evidence: readonly EvidenceField[]): string {
  const id = evidenceText(evidence, 'accessKeyId');
  return id ? `Key …${id.slice(-4)}` : `Key ${evidenceText(evidence, 'slot') || '1'}`;
}

function inactive(evidence: EvidenceField[]): KeyVerdict {
  return { result: 'not-applicable', title: `${keyTitle(evidence)} is inactive`, evidence: [] };
}

function keyEvidence(key: AccessKey, source: string): EvidenceField[] {
  const field = (name: string, value: EvidenceField['value']): EvidenceField => ({
    field: name,
    value,
    source,
    asOf: key.asOf,
  });
  const which = key.accessKeyId ? field('accessKeyId', key.accessKeyId) : field('slot', key.slot);
  return [which, field('status', key.status), field('createdAt', key.createdAt)];
}
