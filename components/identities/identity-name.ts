/** How an identity is called on screen: AWS's reports call the root user `<root_account>`. */
export function identityName({ kind, name }: { kind: string; name: string }): string {
  return kind === 'root' ? 'Root user' : name;
}

export const kindWords = { user: 'IAM user', role: 'Role', group: 'Group', root: 'Root user' } as const;
