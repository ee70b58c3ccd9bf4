import { parsePolicy, type PolicyDocument } from '../policy-document';
import { InputProblem } from './input-problem';

/** A policy of an input, parsed, with the name to tell it by. */
export interface ReadPolicy {
  name: string;
  /** ARN of a managed policy, where the input tells it. */
  arn: string | null;
  text: string;
  document: PolicyDocument;
  /** Where the document stands in the input; null where it is text inside it, which has no lines of its own. */
  at: JsonPath | null;
}

/** The way to a value inside a JSON text. */
export type JsonPath = readonly (string | number)[];

export type Members = Readonly<Record<string, unknown>>;

/** Names under which AWS's answers and other tools keep the document of a policy. */
const documentKeys = ['document', 'Document', 'PolicyDocument', 'policyDocument', 'policy', 'Policy'];

/** Whether a value is a JSON object. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
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
export function readPolicy(value: unknown, where: string, at: JsonPath = []): ReadPolicy {
  const { wrapper, key, source } = unwrap(value);
  const text = textOf(source);
  const document = parsePolicy(text);
  if (document.kind === 'problem') throw new InputProblem(`${where} is not a policy: ${document.problem}`);
  const steps = key === null ? [] : [key];
  return {
    name: nameOf(wrapper, where),
    arn: arnOf(wrapper),
    text,
    document,
    at: typeof source === 'string' ? null : [...at, ...steps],
  };
}

/** The document itself, and the object around it where there is one. */
function unwrap(value: unknown): { wrapper: Members; key: string | null; source: unknown } {
  if (!isMembers(value) || value.Statement !== undefined) return { wrapper: {}, key: null, source: value };
  const key = documentKeys.find((name) => value[name] !== undefined) ?? null;
  return { wrapper: value, key, source: key === null ? value : value[key] };
}

/** Reads any number of policies; a single one need not be in a list. Throws {@link InputProblem}. */
export function readPolicies(value: unknown, where: string, at: JsonPath = []): ReadPolicy[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [readPolicy(value, where, at)];
  return value.map((one, index) => readPolicy(one, `${where}[${index}]`, [...at, index]));
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
