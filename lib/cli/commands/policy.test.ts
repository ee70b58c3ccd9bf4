import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Runs the command line as a person does, and waits for its end. */
async function rolecall(args: readonly string[], input = '') {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/main.ts', ...args]);
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { stdout, stderr, status, lines: stdout.split('\n').filter((line) => line !== '') };
}

const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const trust = {
  trustPolicy: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: '999988887777' }, Action: 'sts:AssumeRole' }],
  },
};
const simulation = {
  principal: { arn: 'arn:aws:iam::111122223333:user/ana', identityPolicies: [policy] },
  request: { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {}, contextComplete: true },
  more: 'is ignored',
};

describe('policy', () => {
  let folder: string;
  const fileOf = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'rolecall-policy-'));
    await writeFile(fileOf('admin.json'), `\uFEFF${JSON.stringify(policy, null, 2)}\n`);
    await writeFile(fileOf('broken.json'), '{"Version": "2012-10-17",\n');
    await writeFile(fileOf('trust.json'), JSON.stringify(trust));
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('answers each file in one line, and goes on after one that cannot be read', async () => {
    const files = ['admin.json', 'broken.json', 'missing.json', 'trust.json'].map(fileOf);
    const { lines, stderr, status } = await rolecall(['policy', 'analyze', ...files, '--json']);
    expect(status).toBe(2);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { kind: 'identity', admin: true },
      { error: { code: 'invalid', message: expect.stringContaining('line 2') as unknown } },
      { error: { code: 'invalid' } },
      { kind: 'trust', externalAccounts: ['999988887777'] },
    ]);
    expect(stderr).toContain('broken.json');
  });

  it('takes the options of an analysis, before the files and after', async () => {
    const file = fileOf('trust.json');
    const known = ['--account-id', '111122223333', '--known-account', '999988887777'];
    for (const args of [
      [...known, file],
      [file, ...known],
    ]) {
      const { lines, status } = await rolecall(['policy', 'analyze', '--json', ...args]);
      expect(status).toBe(0);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ externalAccounts: [], crossAccount: true });
    }
    const wrong = await rolecall(['policy', 'analyze', file, '--kind', 'poem', '--json']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('identity, trust, resource, authorization-details');
  });

  it('reads one value a line from standard input, and one value over many lines', async () => {
    const values = [simulation, { ...simulation, principal: { arn: 'nobody' } }, simulation];
    const { lines, status } = await rolecall(
      ['policy', 'simulate', '-', '--json'],
      values.map((value) => JSON.stringify(value)).join('\n'),
    );
    expect(status).toBe(2);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { decision: 'allowed', allowed: true, conditional: false },
      { error: { code: 'invalid' } },
      { decision: 'allowed' },
    ]);
    const pretty = await rolecall(['policy', 'simulate', '-', '--json'], JSON.stringify(simulation, null, 2));
    expect(pretty.status).toBe(0);
    expect(pretty.lines).toHaveLength(1);
  });

  it('cuts a policy down, and says in words what it did without --json', async () => {
    const input = JSON.stringify({ policy, used: { s3: ['GetObject'] }, asOfDays: 90 });
    const { lines } = await rolecall(['policy', 'rightsize', '-', '--json'], input);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      policy: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] },
      kept: ['s3:GetObject'],
    });
    const words = await rolecall(['policy', 'rightsize', '-'], input);
    expect(words.stdout).toContain('Size: 85 characters before');
  });

  it('says that no file is named', async () => {
    const { status, stderr } = await rolecall(['policy', 'analyze']);
    expect(status).toBe(2);
    expect(stderr).toContain('No file is named');
  });
});
