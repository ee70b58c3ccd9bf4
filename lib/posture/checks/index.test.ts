import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderChecks } from '@/scripts/generate-checks';
import { stageNames } from '@/lib/snapshot/stage';
import { catalogue } from '../catalogue';
import { checksOfFramework, frameworks } from '../compliance/frameworks';
import { checks } from '.';
import { defaultThresholds } from '../testing/build-input';

describe('the registry of checks', () => {
  it('is in step with the files (else: npm run generate)', async () => {
    const written = readFileSync(fileURLToPath(new URL('index.ts', import.meta.url)), 'utf8');
    expect(written).toBe(await renderChecks());
  });

  it('holds every check of the catalogue, in its group and tier, and no other', () => {
    const promised = Object.entries(catalogue).flatMap(([group, tiers]) =>
      Object.entries<readonly string[]>(tiers).flatMap(([tier, ids]) =>
        ids.map((id) => ({ id, group, tier })),
      ),
    );
    const byId = <T extends { id: string }>(items: T[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(checks.map(({ id, group, tier }) => ({ id, group, tier })))).toEqual(byId(promised));
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s has a test of its own', (id, { group }) => {
    const test = fileURLToPath(new URL(`${group}/${id}.test.ts`, import.meta.url));
    expect(readFileSync(test, 'utf8')).toMatch(/\b(it|describe)\b/);
  });

  it('has all that frameworks name', () => {
    const ids = new Set(checks.map(({ id }) => id));
    const named = new Set(frameworks.flatMap((framework) => [...checksOfFramework(framework)]));
    expect([...named].filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has each id once', () => {
    const ids = checks.map((check) => check.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(checks.map((check) => [check.id, check] as const))('%s is whole', (_id, check) => {
    expect(check.title).not.toBe(check.failTitle);
    expect(check.rationale.length).toBeGreaterThan(40);
    expect(check.logic.length).toBeGreaterThan(40);
    expect(check.remedy.console && check.remedy.cli).toBeTruthy();
    expect(check.references.length).toBeGreaterThan(0);
    expect(check.stages.length).toBeGreaterThan(0);
    for (const stage of check.stages) expect(stageNames).toContain(stage);
    for (const parameter of check.parameters) expect(defaultThresholds).toHaveProperty(parameter);
  });
});
