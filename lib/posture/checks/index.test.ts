import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderChecks } from '@/scripts/generate-checks';
import { stageNames } from '@/lib/snapshot/stage';
import { checks } from '.';
import { defaultThresholds } from '../testing/build-input';

describe('the registry of checks', () => {
  it('is in step with the files (else: npm run generate)', async () => {
    const written = readFileSync(fileURLToPath(new URL('index.ts', import.meta.url)), 'utf8');
    expect(written).toBe(await renderChecks());
  });

  it('has each id once', () => {
    const ids = checks.map((check) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s is whole', (_id, check) => {
    expect(check.title).not.toBe(check.failTitle);
    expect(check.rationale.length).toBeGreaterThan(40);
    expect(check.remedy.console && check.remedy.cli).toBeTruthy();
    expect(check.references.length).toBeGreaterThan(0);
    expect(check.stages.length).toBeGreaterThan(0);
    for (const stage of check.stages) expect(stageNames).toContain(stage);
    for (const parameter of check.parameters) expect(defaultThresholds).toHaveProperty(parameter);
  });
});
