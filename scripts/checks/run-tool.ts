import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../lib/installation/paths';

export interface ToolRun {
  readonly ok: boolean;
  readonly output: string;
}

/** Runs a tool of node_modules; `show` lets its output through, otherwise it is kept for a failure. */
export function runTool(
  name: string,
  args: readonly string[],
  options: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ToolRun> {
  return new Promise((resolve) => {
    const child = spawn(join(projectRoot, 'node_modules/.bin', name), args, {
      cwd: projectRoot,
      env: { ...process.env, ...options.env },
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
