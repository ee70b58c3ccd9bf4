const wrongPair = 'CredentialsSignin';

interface SignInRequest {
  email: string;
  password: string;
  target: string;
}

/** Signs in through next-auth's own route. Null when it worked, else the sentence for the person. */
export async function requestSignIn({
  email,
  password,
  target,
}: SignInRequest): Promise<{ message: string; whatToDo?: string } | null> {
  try {
    const { csrfToken } = (await readJson(await fetch('/api/auth/csrf'))) as { csrfToken: string };
    const answer = await fetch('/api/auth/callback/local', {
      method: 'POST',
      body: new URLSearchParams({ email, password, csrfToken, callbackUrl: target, json: 'true' }),
    });
    const { url } = (await readJson(answer)) as { url: string };
    const error = new URL(url, window.location.origin).searchParams.get('error');
    if (error === wrongPair) {
      return { message: 'Email and password do not fit.', whatToDo: 'Check both and try again.' };
    }
    if (error) return { message: error };
    if (answer.ok) return null;
  } catch {
    return { message: 'Rolecall does not answer.', whatToDo: 'Try again in a moment.' };
  }
  return { message: 'The sign-in did not work.', whatToDo: 'Reload this page and try again.' };
}

async function readJson(response: Response): Promise<unknown> {
  return response.json();
}
