import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { demoPeople } from '../lib/access/demo-people';
import type { PersonRole } from '../lib/access/viewer';

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

/** Signs in through the form and returns the session, so that a worker does it once per role. */
async function signIn(browser: Browser, baseURL: string, role: PersonRole): Promise<StorageState> {
  const person = demoPeople.find((each) => each.role === role);
  if (!person) throw new Error(`The demo has no ${role}.`);
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
}

interface Fixtures {
  /** Who looks; a spec sets another with `test.use`. */
  role: PersonRole;
  /** Console errors and failed requests of the page; a test that expects none asks this at its end. */
  complaints: string[];
}

interface WorkerFixtures {
  sessions: Map<PersonRole, StorageState>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sessions: [async ({}, provide) => provide(new Map()), { scope: 'worker' }],
  role: ['analyst', { option: true }],
  storageState: async ({ browser, baseURL, role, sessions }, provide) => {
    const known = sessions.get(role) ?? (await signIn(browser, baseURL ?? '', role));
    sessions.set(role, known);
    await provide(known);
  },
  complaints: async ({ page }, provide) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await provide(complaints);
  },
});

export { expect };
