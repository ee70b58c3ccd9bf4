import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, say } from './common.mjs';
import { prepare } from './prepare.mjs';

/** What each target needs before it can run, and the TypeScript file that it is. */
const targets = {
  demo: { needs: ['client', 'web'], file: 'scripts/demo.ts' },
  start: { needs: ['client', 'web'], file: 'scripts/start.ts' },
  web: { needs: ['client', 'web'], file: 'scripts/web.ts' },
  worker: { needs: ['client'], file: 'lib/jobs/worker-main.ts' },
  rolecall: { needs: ['client'], file: 'lib/cli/main.ts' },
  generate: { needs: ['client'], file: 'scripts/generate-checks.ts' },
  migration: { needs: [], file: 'scripts/make-migration.ts' },
  bench: { needs: ['client'], file: 'bench/main.ts' },
  checks: { needs: ['client'], file: 'scripts/run-checks.ts' },
  browser: { needs: ['client', 'web'], file: 'scripts/run-checks.ts' },
  install: { needs: ['client', 'web'] },
};

/** Runs the target on the pinned Node and ends as it ends. Only the command line cares where it was called from. */
function run(target, file, args) {
  const node = join(root, 'node_modules', '.bin', 'node');
  const cwd = target === 'rolecall' ? (process.env.INIT_CWD ?? process.cwd()) : root;
  const env = {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
    TSX_TSCONFIG_PATH: join(root, 'tsconfig.json'),
    NEXT_TELEMETRY_DISABLED: '1',
    ROLECALL_BEGAN_AT: String(Math.round(performance.timeOrigin)),
  };
  const tsx = new URL(`file://${join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')}`).href;
  const child = spawn(node, ['--import', tsx, join(root, file), ...args], { cwd, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    say(`The pinned Node does not start: ${error.message}. Remove node_modules and start again.`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

/** Brings what the target needs, then runs it; sets the exit status. */
export async function runTarget([target = '', ...args]) {
  const plan = targets[target];
  if (!plan) {
    say(`Unknown target '${target}'. One of: ${Object.keys(targets).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  try {
    await prepare(plan.needs);
    if (plan.file) run(target, plan.file, args);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
