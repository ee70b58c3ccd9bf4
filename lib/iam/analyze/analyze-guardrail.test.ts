import { describe, expect, it } from 'vitest';
import { readPolicy } from '../policy-tools/read-policies';
import { analyzeGuardrail } from './analyze-guardrail';
import { readJson } from './locate-json';

function analyze(text: string) {
  const { value, placeOf } = readJson(text);
  return analyzeGuardrail(readPolicy(value, 'The input'), placeOf);
}

const allowAll = '{ "Effect": "Allow", "Action": "*", "Resource": "*" }';
const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17",\n  "Statement": [\n${statements.join(',\n')}\n] }`;

describe('analyzeGuardrail', () => {
  it('tells what it lets through and takes away, by line', async () => {
    const deny =
      '{ "Sid": "Leave", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*" }';
    expect(await analyze(policy(allowAll, deny))).toMatchObject({
      allowsAll: true,
      statements: [
        { effect: 'Allow', line: 3 },
        { effect: 'Deny', line: 4, text: 'Leave: Deny organizations:LeaveOrganization on *' },
      ],
      findings: [],
    });
  });

  it('warns of one that denies everything, and of names that AWS does not document', async () => {
    const denyAll = '{ "Effect": "Deny", "Action": "*", "Resource": "*" }';
    const odd = '{ "Effect": "Deny", "Action": "s3:Nothing", "Resource": "*" }';
    const { allowsAll, findings } = await analyze(policy(denyAll, odd));
    expect(allowsAll).toBe(false);
    expect(findings.map(({ code, line }) => [code, line])).toEqual([
      ['G-DENY-ALL', 3],
      ['V-UNKNOWN-ACTION', 4],
    ]);
  });

  it('refuses one without statements', async () => {
    await expect(analyze(policy())).rejects.toThrow('no statement');
  });
});
