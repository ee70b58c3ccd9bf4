import { randomUUID } from 'node:crypto';
import { expect, signIn, test } from './fixtures';

const name = 'Lena Voss';
const first = 'seven grey herons wade';
const second = 'nine white egrets stand';

test.use({ who: 'admin' });

test('a person is invited, changes their password, and is signed out where and when they should be', async ({
  page,
  browser,
  baseURL,
}) => {
  const email = `lena-${randomUUID().slice(0, 8)}@halyard.example`;
  await page.goto('/settings/people');
  await page.getByRole('button', { name: 'Add person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Email').fill(email);
  await dialog.getByRole('button', { name: 'Add person' }).click();
  const link = await dialog.getByRole('code').innerText();

  const nobody = { baseURL, storageState: { cookies: [], origins: [] } };
  const desk = await (await browser.newContext(nobody)).newPage();
  await desk.goto(link);
  await desk.getByLabel('Password').fill(first);
  await desk.getByRole('button', { name: 'Set password' }).click();
  await expect(desk.getByRole('heading', { name: 'Overview' })).toBeVisible();

  const phone = await (await browser.newContext(nobody)).newPage();
  await phone.goto(link);
  await phone.getByLabel('Password').fill(second);
  await phone.getByRole('button', { name: 'Set password' }).click();
  await expect(phone.getByText('This link is used up or too old.')).toBeVisible();
  await signIn(phone, { email, password: first });

  await desk.goto('/profile');
  await expect(desk.getByText('2 open sessions')).toBeVisible();
  await desk.getByLabel('Present password').fill('not the password');
  await desk.getByLabel('New password').fill(second);
  await desk.getByRole('button', { name: 'Change password' }).click();
  await expect(desk.getByText('This is not your present password.')).toBeVisible();

  await desk.getByLabel('Present password').fill(first);
  await desk.getByLabel('New password').fill(second);
  await desk.getByRole('button', { name: 'Change password' }).click();
  await expect(desk.getByText('Your password is changed, and 1 other session ended.')).toBeVisible();
  await expect(desk.getByText('1 open session.')).toBeVisible();
  await phone.goto('/accounts');
  await expect(phone).toHaveURL(/\/sign-in\?callbackUrl=%2Faccounts/);

  await signIn(phone, { email, password: second });
  await desk.getByRole('button', { name: 'Sign out everywhere' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(desk).toHaveURL(/\/sign-in/);
  await phone.goto('/profile');
  await expect(phone).toHaveURL(/\/sign-in/);

  await signIn(phone, { email, password: second });
  await page.goto('/settings/people');
  await page
    .getByRole('row', { name: email })
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: 'Sign out everywhere' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Sign out/ })
    .click();
  await expect(page.getByText(`${name} is signed out everywhere.`)).toBeVisible();
  await phone.goto('/findings');
  await expect(phone).toHaveURL(/\/sign-in/);

  await page.goto('/settings/audit');
  await expect(page.getByRole('row', { name: /Signed out everywhere/ }).first()).toContainText(email);
  await expect(page.getByRole('row', { name: /Changed their password/ }).first()).toContainText(email);
  await phone.context().close();
  await desk.context().close();
});
