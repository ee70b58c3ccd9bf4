import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi';

const folder = join(import.meta.dirname, '..');
const undocumented = ['/[...missing]', '/openapi.json'];
const document = openApiDocument();

/** `GET /identities/{id}` of every route file below /api/v1, by its exports. */
function routesOnDisk(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('/route.ts'),
  );
  return files
    .flatMap((file) => {
      const route = `/${file.replace('/route.ts', '')}`;
      if (undocumented.includes(route)) return [];
      const exported = readFileSync(join(folder, file), 'utf8').matchAll(/^export const ([A-Z]+)\b/gm);
      return [...exported].map(([, method]) => `${method} ${route.replace(/\[(\w+)\]/g, '{$1}')}`);
    })
    .sort();
}

describe('openApiDocument', () => {
  it('has every route that there is, and no other', () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.sort()).toEqual(routesOnDisk());
  });

  it('names every operation once and describes its rows', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    const ids = operations.map((operation) => (operation as { operationId: string }).operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const text = JSON.stringify(document.paths['/keys']);
    expect(text).toContain('"accessKeyId"');
    expect(text).toContain('"olderThan"');
    expect(text).toContain('application/problem+json');
  });
});
