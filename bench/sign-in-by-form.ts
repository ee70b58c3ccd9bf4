/** Signs in as the form does and gives the cookies of the session. Throws when the pair is refused. */
export async function signInByForm(
  address: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const asked = await fetch(`${address}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const answer = await fetch(`${address}/api/auth/callback/local`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(asked), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  });
  const cookies = cookiesOf(answer);
  if (!cookies.includes('session-token')) throw new Error(`Sign-in was refused with ${answer.status}.`);
  return cookies;
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
