import { describe, expect, it } from 'vitest';
import vectors from './__fixtures__/decide-vectors.json';
import { decide } from './decide';
import { parsePolicy, type PolicyDocument } from './policy-document';
import { createContext } from './request';

interface Vector {
  id: string;
  why: string;
  policies: unknown[];
  boundary?: unknown[];
  scps?: unknown[][];
  serviceLinked?: boolean;
  action: string;
  resource: string;
  context: Record<string, string>;
  contextComplete: boolean;
  expect: string;
}

function read(document: unknown): PolicyDocument {
  const parsed = parsePolicy(JSON.stringify(document));
  if (parsed.kind === 'problem') throw new Error(parsed.problem);
  return parsed;
}

const allow = read({ Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } });
const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: createContext({}) };

describe('decide', () => {
  it.each(vectors as unknown as Vector[])('$id $why', (vector) => {
    const layers = {
      identity: vector.policies.map(read),
      boundary: vector.boundary?.map(read) ?? null,
      guardrails: vector.serviceLinked ? [] : (vector.scps ?? []).map((level) => level.map(read)),
    };
    const context = createContext(vector.context, vector.contextComplete);
    const asked = { action: vector.action, resource: vector.resource, context };
    expect(decide(layers, asked).decision).toBe(vector.expect);
  });

  it('is conditional under a boundary that was not read, never allowed', () => {
    const layers = { identity: [allow], boundary: 'unread' as const, guardrails: [] };
    expect(decide(layers, request)).toEqual({ decision: 'conditional', layer: 'boundary' });
  });

  it('names the layer that settled it', () => {
    const layers = { identity: [allow], boundary: null, guardrails: [[allow], []] };
    expect(decide(layers, request)).toEqual({ decision: 'none', layer: 'guardrail' });
  });

  it('allows nothing without a policy', () => {
    expect(decide({ identity: [], boundary: null, guardrails: [] }, request).decision).toBe('none');
  });

  it('takes variables literally in a policy of the old version', () => {
    const old = read({
      Version: '2008-10-17',
      Statement: { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::${aws:username}' },
    });
    const asked = {
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::alice',
      context: createContext({ 'aws:username': 'alice' }),
    };
    expect(decide({ identity: [old], boundary: null, guardrails: [] }, asked).decision).toBe('none');
  });
});
