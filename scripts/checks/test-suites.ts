import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';
import { runTool } from './run-tool';

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

const resultsFolder = join(projectRoot, '.cache', 'results');

/** Runs one of vitest's projects and counts its tests; a suite that could not be loaded counts as failed. */
export async function runVitest(
  project: 'unit' | 'integration' | 'moto',
  filters: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Count> {
  const file = await freshResultFile(`${project}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { ok } = await runTool('vitest', ['run', '--project', project, ...reporters, ...filters], {
    show: true,
    env,
  });
  const results = await readJson<{ numPassedTests: number; numFailedTests: number }>(file);
  return count(ok, results?.numPassedTests, results?.numFailedTests);
}

/** Runs the browser tests and counts them; a test that passed at its second try counts as passed. */
export async function runPlaywright(filters: readonly string[]): Promise<Count> {
  const file = await freshResultFile('browser.json');
  const { ok } = await runTool('playwright', ['test', ...filters], {
    show: true,
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const results = await readJson<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
  const stats = results?.stats;
  return count(ok, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected);
}

function count(ok: boolean, passed = 0, failed = 0): Count {
  return { passed, failed: ok ? failed : Math.max(failed, 1) };
}

async function freshResultFile(name: string): Promise<string> {
  await mkdir(resultsFolder, { recursive: true });
  const file = join(resultsFolder, name);
  await rm(file, { force: true });
  return file;
}

async function readJson<Content>(file: string): Promise<Content | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Content;
  } catch {
    return undefined;
  }
}
