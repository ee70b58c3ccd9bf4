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
  const plain = fromBase64Url(text) ?? '';
  const managed = /^m (\d{12}) (arn:.+)$/.exec(plain);
  if (managed) return { kind: 'managed', accountId: managed[1] ?? '', arn: managed[2] ?? '' };
  const held = /^(?:i ([0-9a-f-]{36}) (.+)|t ([0-9a-f-]{36}))$/i.exec(plain);
  if (!held) return null;
  const [, owner, name = '', ofTrust] = held;
  return ofTrust ? { kind: 'trust', identityId: ofTrust } : { kind: 'inline', identityId: owner ?? '', name };
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
