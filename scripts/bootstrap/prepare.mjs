import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withBuildLock } from './build-lock.mjs';
import { hashOf, readStamp, removeStamp, root, say, writeStamp } from './common.mjs';

const webSources = [
  'package-lock.json',
  'tsconfig.json',
  'next.config.js',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
];

/** In the order in which they must happen. `current` is quick; `bring` is not. */
const steps = {
  packages: {
    label: 'Installing packages',
    stamp: 'node_modules/.rolecall-lock',
    hash: () => hashOf(['package-lock.json']),
    isThere: () => existsSync(join(root, 'node_modules', '.bin', 'node')),
    bring: installPackages,
  },
  client: {
    label: 'Generating the database client',
    stamp: 'lib/db/generated/.stamp',
    hash: () => hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']),
    isThere: () => existsSync(join(root, 'lib/db/generated/client.ts')),
    bring: () => runPackage('prisma', 'build/index.js', ['generate']),
  },
  web: {
    label: 'Building the web pages',
    stamp: '.next/rolecall-stamp',
    hash: () => hashOf(webSources),
    isThere: () => existsSync(join(root, '.next/BUILD_ID')),
    bring: () => runPackage('next', 'dist/bin/next', ['build']),
  },
};

/** Does what is stale of packages (always) and the steps asked for; a second call finds nothing to do. */
export async function prepare(needs) {
  for (const name of ['packages', ...needs]) {
    const step = steps[name];
    if (isCurrent(step)) continue;
    await withBuildLock(async () => {
      if (!isCurrent(step)) await bring(step);
    });
  }
}

function isCurrent(step) {
  return step.isThere() && readStamp(step.stamp) === step.hash();
}

async function bring(step) {
  const hash = step.hash();
  const begin = performance.now();
  if (step === steps.packages && step.isThere() && matchesInstalled()) return writeStamp(step.stamp, hash);
  say(`${step.label} …`);
  removeStamp(step.stamp);
  await step.bring();
  if (!step.isThere()) throw new Error(`${step.label} did not bring what is needed; see the messages above.`);
  writeStamp(step.stamp, hash);
  say(`${step.label}: done in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
}

/** True when somebody installed this very lock file already, by npm itself. */
function matchesInstalled() {
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  try {
    const wanted = read('package-lock.json');
    const installed = read('node_modules/.package-lock.json');
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional),
    );
  } catch {
    return false;
  }
}

async function installPackages() {
  await runNpm(['ci', '--no-audit', '--no-fund']);
  // With install scripts switched off, the package `node` lacks its binary.
  if (!existsSync(join(root, 'node_modules', '.bin', 'node')))
    await runNpm(['rebuild', 'node', '--ignore-scripts=false']);
}

function runNpm(args) {
  const script = process.env.npm_execpath;
  const isScript = script?.endsWith('.js');
  const command = isScript ? (process.env.npm_node_execpath ?? process.execPath) : 'npm';
  return execute(command, isScript ? [script, ...args] : args, `npm ${args[0]}`);
}

function runPackage(name, script, args) {
  const node = join(root, 'node_modules', '.bin', 'node');
  return execute(node, [join(root, 'node_modules', name, script), ...args], `${name} ${args[0]}`);
}

/** Runs a tool. Its text is shown when it fails. */
function execute(command, args, name) {
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    // Generating needs no schema engine, but the tool downloads one unless this names a file.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
  delete env.NODE_ENV;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => reject(new Error(`${name} does not start: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) return resolve();
      process.stderr.write(output);
      reject(new Error(`${name} failed (exit ${code}); its messages are above.`));
    });
  });
}
