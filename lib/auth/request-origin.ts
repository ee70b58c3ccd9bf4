/**
 * The network address that a request came from, as the proxy in front of Rolecall tells it. Used for throttling and
 * the audit log only, since without a proxy a client may claim any.
 */
export function addressOf(headers: Headers): string | null {
  const forwarded = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
  return forwarded || headers.get('x-real-ip') || null;
}
