/** Any origin will do: it only shows whether a path leaves it. */
const base = 'http://rolecall.invalid';

/**
 * The path to go to after sign-in, from what an address claims. Only a path of this installation is taken, never an
 * address elsewhere (open redirect) nor a page of signing in; anything else gives the start page.
 */
export function returnPath(claimed: string | readonly string[] | null | undefined): string {
  if (typeof claimed !== 'string' || !/^\/(?![/\\])/.test(claimed)) return '/';
  const url = parse(claimed);
  if (!url || url.origin !== base) return '/';
  if (/^\/(sign-in|setup|set-password|api)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search;
}

function parse(path: string): URL | null {
  return URL.canParse(path, base) ? new URL(path, base) : null;
}
