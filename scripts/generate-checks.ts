import { readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

const folder = fileURLToPath(new URL('../lib/posture/checks', import.meta.url));
const index = join(folder, 'index.ts');

/** The text of the registry of checks, made from the files in `lib/posture/checks/<group>/`. */
export async function renderChecks(): Promise<string> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((group) => readdirSync(join(folder, group.name)).map((file) => `${group.name}/${file}`))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  const imports = files.map((file) => `import { ${exportName(file)} } from './${file}';`);
  const text = `${imports.join('\n')}
import type { Check } from '../types';

/** Every check, by group and id. Written by \`npm run generate\` from the files beside it. */
export const checks: readonly Check[] = [${files.map(exportName).join(', ')}];
`;
  return format(text, { ...(await resolveConfig(index)), parser: 'typescript' });
}

function exportName(file: string): string {
  return basename(file).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(index, await renderChecks());
  console.log('Wrote lib/posture/checks/index.ts');
}
