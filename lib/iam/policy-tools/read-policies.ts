import { parsePolicy, type PolicyDocument } from '../policy-document';
import { InputProblem } from './input-problem';

/** A policy of an input, parsed, with the name to tell it by. */
export interface ReadPolicy {
  name: string;
  /** ARN of a managed policy, where the input tells it. */
  arn: string | null;
  text: string;
  document: PolicyDocument;
}

export type Members = Readonly<Record<string, unknown>>;

/** Names under which AWS's answers and other tools keep the document of a policy. */
const documentKeys = ['document', 'Document', 'PolicyDocument', 'policyDocument', 'policy', 'Policy'];

/** Whether a value is a JSON object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function nameOf(source: Members, fallback: string): string {
  const name = source.name ?? source.PolicyName ?? source.policyName;
  return typeof name === 'string' ? name : fallback;
}

function arnOf(source: Members): string | null {
  const arn = source.arn ?? source.PolicyArn ?? source.Arn;
  return typeof arn === 'string' ? arn : null;
}

/**
 * Reads one policy: a document as JSON or as text (percent-encoded too), bare or inside an object that names it.
 * Throws {@link InputProblem}.
 */
export function readPolicy(value: unknown, where: string): ReadPolicy {
  const wrapper = isMembers(value) && value.Statement === undefined ? value : null;
  const key = wrapper && documentKeys.find((name) => wrapper[name] !== undefined);
  const text = textOf(wrapper && key ? wrapper[key] : value);
  const document = parsePolicy(text ?? '');
  if (document.kind === 'problem') throw new InputProblem(`${where} is not a policy: ${document.problem}`);
  return {
    name: wrapper ? nameOf(wrapper, where) : where,
    arn: wrapper ? arnOf(wrapper) : null,
    text,
    document,
  };
}

/** Reads any number of policies; a single one need not be in a list. Throws {@link InputProblem}. */
export function readPolicies(value: unknown, where: string): ReadPolicy[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [readPolicy(value, where)];
  return value.map((one, index) => readPolicy(one, `${where}[${index}]`));
}

/**
 * Reads guardrails by level, the root first: a list of lists, or of objects with `policies`. A flat list of documents is
 * one level. Throws {@link InputProblem}.
 */
export function readLevels(value: unknown, where: string): ReadPolicy[][] {
  if (value === undefined || value === null) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const isLevel = (one: unknown) => Array.isArray(one) || (isMembers(one) && Array.isArray(one.policies));
  if (list.length === 0) return [];
  if (!list.some(isLevel)) return [readPolicies(list, where)];
  return list.map((one, index) => readPolicies(isMembers(one) ? one.policies : one, `${where}[${index}]`));
}
