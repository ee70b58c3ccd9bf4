export interface DeactivatableKey {
  userName: string;
  accountId: string;
  accountName: string;
  accessKeyId: string | null;
  status: string;
}

/**
 * Commands of the AWS CLI that deactivate keys, account by account, for a person to run: Rolecall itself never writes
 * to AWS. Inactive keys are left out; a key without an id (of an imported report) becomes a remark. Null without any.
 */
export function deactivateCommands(keys: readonly DeactivatableKey[]): string | null {
  const active = keys.filter(({ status }) => status === 'Active');
  if (active.length === 0) return null;
  const byAccount = Map.groupBy(active, ({ accountId }) => accountId);
  const parts = [...byAccount].map(([accountId, own]) =>
    [`# ${own[0]?.accountName ?? ''} (${accountId})`, ...own.map(commandOf)].join('\n'),
  );
  return `${parts.join('\n\n')}\n`;
}

function commandOf({ userName, accessKeyId }: DeactivatableKey): string {
  if (!accessKeyId) return `# ${userName}: the report names no key id; find it with aws iam list-access-keys`;
  return `aws iam update-access-key --user-name ${quote(userName)} --access-key-id ${quote(accessKeyId)} --status Inactive`;
}

/** IAM allows letters, digits and +=,.@_- in names, none of which a shell minds; anything else is quoted. */
function quote(text: string): string {
  return /^[\w+=,.@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
