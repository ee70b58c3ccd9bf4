/** Names one policy of the estate in an address: by what it is, not by a row, so that it holds for any date. */
export type PolicyRef =
  | { kind: 'managed'; accountId: string; arn: string }
  | { kind: 'inline'; identityId: string; name: string }
  | { kind: 'trust'; identityId: string };

/** The reference as one segment of a path. */
export function formatPolicyRef(ref: PolicyRef): string {
  switch (ref.kind) {
    case 'managed':
      return toBase64Url(`m ${ref.accountId} ${ref.arn}`);
    case 'inline':
      return toBase64Url(`i ${ref.identityId} ${ref.name}`);
    case 'trust':
      return toBase64Url(`t ${ref.identityId}`);
  }
}

/** Reads what {@link formatPolicyRef} wrote; null for anything else. */
export function parsePolicyRef(text: string): PolicyRef | null {
  const plain = fromBase64Url(text);
  const [kind = '', owner = '', ...rest] = plain?.split(' ') ?? [];
  const name = rest.join(' ');
  if (kind === 'm' && /^\d{12}$/.test(owner) && name.startsWith('arn:'))
    return { kind: 'managed', accountId: owner, arn: name };
  if (!/^[0-9a-f-]{36}$/i.test(owner)) return null;
  if (kind === 'i' && name !== '') return { kind: 'inline', identityId: owner, name };
  return kind === 't' && name === '' ? { kind: 'trust', identityId: owner } : null;
}

interface PolicyHolder {
  id: string;
  accountId: string;
  groups: readonly { id: string | null; name: string }[];
}

/** The reference of a policy that an identity has itself or through a group. */
export function refOfIdentityPolicy(
  { id, accountId, groups }: PolicyHolder,
  { arn, name, group }: { arn: string | null; name: string; group: string | null },
): string {
  if (arn !== null) return formatPolicyRef({ kind: 'managed', accountId, arn });
  const holder = groups.find((one) => one.name === group)?.id ?? id;
  return formatPolicyRef({ kind: 'inline', identityId: holder, name });
}

/** IAM takes ASCII alone in names, paths and ARNs. */
function toBase64Url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): string | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return null;
  }
}
