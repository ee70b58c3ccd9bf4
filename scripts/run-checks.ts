import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../lib/installation/paths';
import { runMoto } from './checks/run-moto';
import { runTool } from './checks/run-tool';
import { runMain } from './supervisor/run-main';
import { staticChecks, type StaticCheck } from './checks/static-checks';
import { runPlaywright, runVitest, type Count } from './checks/test-suites';

type Step = (filters: readonly string[]) => Promise<Count>;

const steps = {
  static: runStaticChecks,
  unit: (filters) => runVitest('unit', filters),
  integration: (filters) => runVitest('integration', filters),
  e2e: (filters) => runPlaywright(filters),
  format: async () => one((await runTool('prettier', ['--write', '--log-level', 'warn', '.'])).ok),
  moto: runMoto,
} satisfies Record<string, Step>;

const modes: Record<string, readonly (keyof typeof steps)[]> = {
  verify: ['static', 'unit'],
  all: ['static', 'unit', 'integration', 'e2e'],
  unit: ['unit'],
  integration: ['integration'],
  e2e: ['e2e'],
  format: ['format'],
  moto: ['moto'],
};

/** Two at a time: each tool keeps one core busy. */
async function runStaticChecks(): Promise<Count> {
  const total = { passed: 0, failed: 0 };
  const waiting = [...staticChecks];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) await runCheck(check);
  };
  const runCheck = async (check: StaticCheck) => {
    const begin = performance.now();
    const { ok, output } = await check.run();
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`${ok ? 'pass' : 'FAIL'}  ${check.name} (${seconds} s)`);
    if (!ok) console.log(output.trimEnd());
    total[ok ? 'passed' : 'failed'] += 1;
  };
  await Promise.all([lane(), lane()]);
  return total;
}

function one(ok: boolean): Count {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** Runs every step of the mode, also after a failure, and keeps the sum for the CI. */
async function runChecks(mode: string, filters: readonly string[]): Promise<number> {
  const names = modes[mode];
  if (!names) {
    console.error(`Unknown mode '${mode}'. One of: ${Object.keys(modes).join(', ')}.`);
    return 2;
  }
  const total = { passed: 0, failed: 0 };
  for (const name of names) {
    const counted = await steps[name](filters);
    total.passed += counted.passed;
    total.failed += counted.failed;
  }
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  await writeFile(join(projectRoot, '.cache/check-results.json'), JSON.stringify(total));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

const [mode = 'verify', ...filters] = process.argv.slice(2);
await runMain(async () => {
  process.exitCode = await runChecks(mode, filters);
});
