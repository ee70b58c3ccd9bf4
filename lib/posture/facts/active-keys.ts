import type { AccessKey, AccountSnapshot } from '@/lib/snapshot/account-snapshot';
import { accountFacts, keyName, type UserFacts } from './account-facts';
import { dataGap, unknownResults } from './data-gap';
import { evidenceText } from '../evidence';
import { evidenceList, listInWords } from './list-in-words';
import { rootArn } from './root-facts';
import type { Verdict } from './verdict';
import type { CheckInput, CheckResult, EvidenceField, Severity } from '../types';

export interface JudgedKey {
  user: UserFacts;
  key: AccessKey;
  /** Key, status and creation, with where they were read. */
  evidence: EvidenceField[];
  source: string;
}

/** A verdict on one key. */
export type KeyVerdict = Pick<CheckResult, 'result' | 'title' | 'evidence'>;

/** One result per active access key of an IAM user; inactive ones are not applicable. */
export function judgeActiveKeys(
  input: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (key: JudgedKey) => KeyVerdict,
): CheckResult[] {
  return judgeAccessKeys(input, severity, (judged) =>
    judged.key.status === 'Active' ? judge(judged) : inactive(judged.evidence),
  );
}

/** One result per access key of an IAM user, active or not. Root's keys are never among them. */
export function judgeAccessKeys(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (key: JudgedKey) => KeyVerdict,
): CheckResult[] {
  const { users, keySource } = accountFacts(snapshot);
  if (!users || keySource === null) return unknownKeys(snapshot, severity, users);
  return users.flatMap((user) =>
    user.keys.map((key): CheckResult => {
      const evidence = keyEvidence(key, keySource);
      const verdict = judge({ user, key, evidence, source: keySource });
      return { resource: user.arn, part: keyName(key), severity, ...verdict };
    }),
  );
}

/** One result per IAM user by its access keys; unknown for each where no source of keys was read. */
export function judgeKeyHolders(
  { snapshot }: Pick<CheckInput, 'snapshot'>,
  severity: Severity,
  judge: (user: UserFacts, source: string) => Verdict,
): CheckResult[] {
  const { users, keySource } = accountFacts(snapshot);
  if (!users || keySource === null) return unknownKeys(snapshot, severity, users);
  return users.map((user) => ({ resource: user.arn, severity, ...judge(user, keySource) }));
}

/** How a key is named in a list: its id, or its slot where the report gives none. */
export function keyLabel(key: AccessKey): string {
  return key.accessKeyId ?? `key ${key.slot ?? 1}`;
}

/** The keys of a list in the evidence: `key …W7Q3 and key …Q7EX`. */
export function keysInWords(evidence: readonly EvidenceField[], field: string): string {
  const labels = evidenceList(evidence, field);
  return listInWords(labels.map((label) => (label.startsWith('key ') ? label : `key …${label.slice(-4)}`)));
}

function unknownKeys(
  snapshot: AccountSnapshot,
  severity: Severity,
  users: readonly UserFacts[] | null,
): CheckResult[] {
  const resources = users?.map((user) => user.arn) ?? [rootArn(snapshot)];
  return unknownResults(dataGap(snapshot.accessKeys, snapshot.credentialReport), severity, resources);
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
