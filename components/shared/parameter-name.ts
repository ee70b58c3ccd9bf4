const acronyms = new Set(['mfa', 'sso', 'kms', 'ssh', 'iam', 'aws', 'oidc', 'arn']);

/** A key of the catalogue as words: `ssoSessionMaxSeconds` → `SSO session max seconds`. */
export function parameterName(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).split(' ');
  const text = words.map((word) => (acronyms.has(word) ? word.toUpperCase() : word)).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
