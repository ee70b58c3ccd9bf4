import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';
import { renderChecks } from '../generate-checks';
import { checkLockFile } from './check-lock-file';
import { runTool, type ToolRun } from './run-tool';

export interface StaticCheck {
  readonly name: string;
  run(): Promise<ToolRun>;
}

/** What is checked without running the product, the longest first; each counts as one test. */
export const staticChecks: readonly StaticCheck[] = [
  { name: 'lint', run: () => runTool('eslint', ['--max-warnings', '0', '.']) },
  { name: 'types', run: () => runTool('tsc', ['--noEmit', '-p', '.']) },
  { name: 'format', run: () => runTool('prettier', ['--check', '--log-level', 'warn', '.']) },
  {
    name: 'import rules',
    run: () =>
      runTool('depcruise', ['--config', '.dependency-cruiser.cjs', 'app', 'components', 'lib', 'scripts']),
  },
  { name: 'unused code', run: () => runTool('knip', ['--no-progress']) },
  { name: 'generated files', run: compareGenerated },
  { name: 'lock file', run: checkLockFile },
];

async function compareGenerated(): Promise<ToolRun> {
  const written = await readFile(join(projectRoot, 'lib/posture/checks/index.ts'), 'utf8').catch(() => '');
  const ok = written === (await renderChecks());
  return { ok, output: ok ? '' : 'lib/posture/checks/index.ts is stale: npm run generate' };
}
