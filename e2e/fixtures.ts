import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { credentialsOf, type Credentials, type Who } from './people';

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

export const nobody: StorageState = { cookies: [], origins: [] };

/** Fills in the form of signing in and waits for the page behind it. */
export async function signIn(page: Page, { email, password }: Pick<Credentials, 'email' | 'password'>) {
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

interface Sessions {
  readonly browser: Browser;
  readonly baseURL: string | undefined;
  /** Those of this worker: each is opened once. */
  readonly sessions: Map<string, StorageState>;
}

async function sessionOf(who: Who, { browser, baseURL, sessions }: Sessions): Promise<StorageState> {
  const key = `${who} at ${baseURL}`;
  const known = sessions.get(key);
  if (known) return known;
  const context = await browser.newContext({ baseURL, storageState: nobody });
  await signIn(await context.newPage(), credentialsOf(who));
  const state = await context.storageState();
  await context.close();
  sessions.set(key, state);
  return state;
}

interface Fixtures {
  /** Who looks; a spec sets another with `test.use`. Null for nobody. */
  who: Who | null;
  /** A page of somebody else, beside that of `who`. */
  pageOf: (who: Who) => Promise<Page>;
  /** Console errors of the page; a test that expects none asks this at its end. */
  complaints: string[];
}

export const test = base.extend<Fixtures, Pick<Sessions, 'sessions'>>({
  sessions: [async ({}, provide) => provide(new Map()), { scope: 'worker' }],
  who: ['analyst', { option: true }],
  storageState: async ({ browser, baseURL, who, sessions }, provide) =>
    provide(who === null ? nobody : await sessionOf(who, { browser, baseURL, sessions })),
  pageOf: async ({ browser, baseURL, sessions }, provide) => {
    const contexts: BrowserContext[] = [];
    await provide(async (who) => {
      const storageState = await sessionOf(who, { browser, baseURL, sessions });
      const context = await browser.newContext({ baseURL, storageState });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  complaints: async ({ page }, provide) => {
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await provide(complaints);
  },
});

export { expect };
