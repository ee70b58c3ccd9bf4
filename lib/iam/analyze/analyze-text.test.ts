import { describe, expect, it } from 'vitest';
import { InputProblem } from '../policy-tools/input-problem';
import { analyzeText, type TextKind, toReadableText } from './analyze-text';

const options = { kind: null, accountId: null, knownAccounts: [] };
const policy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:Put*', 'made-up:x'], Resource: '*' }],
};
const as = (kind: TextKind) => ({ ...options, kind });

describe('analyzeText', () => {
  it('tells the access levels beside the lines, by documented actions', async () => {
    const { text, levels, services, size, analysis } = await analyzeText(JSON.stringify(policy), options);
    expect(text.split('\n')[6]).toContain('s3:GetObject');
    expect(levels).toEqual([
      { line: 7, levels: ['Read'] },
      { line: 8, levels: ['Tagging', 'Write', 'Permissions management'] },
    ]);
    expect(services).toMatchObject([{ service: 's3', allowed: { Read: 1 } }]);
    expect(size).toBe(JSON.stringify(policy).length);
    expect(analysis.kind).toBe('identity');
  });

  it('keeps the lines of a text that has some, and undoes percent-encoding', async () => {
    const written = '{"Statement":\n{"Effect":"Allow","Action":"*","Resource":"*"}}';
    expect(await analyzeText(written, options)).toMatchObject({
      text: written,
      levels: [{ line: 2, levels: 'all' }],
    });
    expect(toReadableText(encodeURIComponent('{"a":1}'))).toBe('{\n  "a": 1\n}');
    expect(toReadableText('%zz')).toBe('%zz');
  });

  it('names the statements that allow the calls of a way to more rights', async () => {
    const text =
      '{"Statement": [\n{"Effect":"Allow","Action":"tag:GetResources","Resource":"*"},\n{"Effect":"Allow","Action":"iam:Create*","Resource":"*"}]}';
    const { analysis, grants } = await analyzeText(text, options);
    const calls =
      analysis.kind === 'identity' ? analysis.paths.flatMap(({ permissions }) => permissions) : [];
    expect(calls).toContain('iam:CreateAccessKey');
    expect(grants).toContainEqual({ action: 'iam:CreateAccessKey', text: 'Allow iam:Create* on *', line: 3 });
    expect(grants.every(({ line }) => line === 3)).toBe(true);
  });

  it('finds policies inside other things', async () => {
    const { levels, services } = await analyzeText(
      JSON.stringify([{ PolicyName: 'p', PolicyDocument: policy }]),
      options,
    );
    expect(levels).toHaveLength(2);
    expect(services).toBeNull();
  });

  it('takes a policy of the organization for what it is', async () => {
    expect((await analyzeText(JSON.stringify(policy), as('guardrail'))).analysis.kind).toBe('guardrail');
  });

  it('refuses policies longer than any that AWS takes, but not data of an account', async () => {
    const padding = ' '.repeat(250_000);
    const message = /^The text has \d+ characters/;
    await expect(analyzeText(`{\n${padding}"Statement": []}`, options)).rejects.toThrow(message);
    const details = `{\n${padding}"UserDetailList": [], "RoleDetailList": [], "GroupDetailList": [], "Policies": []}`;
    expect((await analyzeText(details, options)).analysis.kind).toBe('authorization-details');
  });

  it('tells the place of a fault', async () => {
    const problem = await analyzeText('{\n  "Statement": [,]\n}', options).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(InputProblem);
    expect(problem).toMatchObject({ place: { line: 2, column: 17 } });
    await expect(analyzeText('', options)).rejects.toThrow(InputProblem);
    await expect(analyzeText('"text"', options)).rejects.toMatchObject({ place: null });
  });
});
