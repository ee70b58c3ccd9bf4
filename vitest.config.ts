import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const excluded = ['**/node_modules/**', '**/.next/**', '**/.rolecall/**', 'e2e/**'];
const shared = { resolve: { alias: { '@': root.replace(/\/$/, '') } } };

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        plugins: [react()],
        test: {
          name: 'unit',
          // They change nothing that another file could see, and loading everything anew for each takes four times as long.
          isolate: false,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...excluded, '**/*.{db,moto}.test.ts'],
          env: { ROLECALL_LOG_LEVEL: 'silent', TZ: 'UTC' },
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          // Each file has a database of its own, by whose address whatever a process keeps is kept.
          isolate: false,
          include: ['**/*.db.test.ts'],
          exclude: excluded,
          env: { ROLECALL_LOG_LEVEL: 'silent', TZ: 'UTC' },
          globalSetup: ['lib/db/testing/start-test-server.ts'],
          setupFiles: ['lib/db/testing/use-test-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'moto',
          include: ['**/*.moto.test.ts'],
          exclude: excluded,
          env: { ROLECALL_LOG_LEVEL: 'silent', TZ: 'UTC' },
          globalSetup: ['lib/db/testing/start-test-server.ts'],
          setupFiles: ['lib/db/testing/use-test-database.ts'],
          testTimeout: 60_000,
        },
      },
    ],
  },
});
