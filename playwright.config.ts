import { existsSync } from 'node:fs';
import { defineConfig, devices } from '@playwright/test';

const debianChromium = '/usr/bin/chromium';
const quiet = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const firstRun = 'first-run.spec.ts';
/** Changes the simulated AWS and scans it: the others have looked by then. */
const findingLife = 'finding-life.spec.ts';
/** Journeys that change what others count: they have an installation without accounts for themselves. */
const linking = 'link-account.spec.ts';
const offline = 'offline-account.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './e2e/setup/start-product.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  // A shared machine can be several times slower than a quiet one.
  timeout: process.env.CI ? 300_000 : 120_000,
  expect: { timeout: process.env.CI ? 60_000 : 30_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ?? '.cache/results/browser.json' }],
  ],
  use: {
    ...devices['Desktop Chrome'],
    // The global setup sets the addresses before the tests' own processes read this file.
    baseURL: process.env.ROLECALL_E2E_EMPTY_URL,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    // Recording every test makes each take twice as long.
    trace: 'on-first-retry',
    launchOptions: {
      args: quiet,
      ...(existsSync(debianChromium) ? { executablePath: debianChromium } : {}),
    },
  },
  projects: [
    { name: 'first run', testMatch: firstRun },
    { name: 'newcomer', testMatch: linking, dependencies: ['first run'] },
    { name: 'offline', testMatch: offline, dependencies: ['newcomer'] },
    {
      name: 'demo',
      testIgnore: [firstRun, linking, offline, findingLife],
      use: { baseURL: process.env.ROLECALL_E2E_URL },
    },
    {
      name: 'demo, changed',
      testMatch: findingLife,
      dependencies: ['demo'],
      use: { baseURL: process.env.ROLECALL_E2E_URL },
    },
  ],
});
