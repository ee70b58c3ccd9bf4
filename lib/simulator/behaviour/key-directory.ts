import type { AccessKeyState, AccountWorldState, Instant } from '../world/types';
import type { WorldTimelines } from '../world/timelines';

/** Worlds of more accounts are built lazily; only the collector's own account is searched there. */
const SEARCHED_ACCOUNTS = 60;

/** Finds who a long-term access key belongs to. */
export class KeyDirectory {
  private readonly timelines: WorldTimelines;
  private readonly owners = new Map<string, { accountId: string; userName: string }>();

  constructor(timelines: WorldTimelines) {
    this.timelines = timelines;
  }

  /** The active key with this id, its account and its user; undefined when there is none at that time. */
  find(
    accessKeyId: string,
    at: Instant,
  ): { account: AccountWorldState; userName: string; key: AccessKeyState } | undefined {
    const { world } = this.timelines;
    const known = this.owners.get(accessKeyId);
    const candidates = known
      ? [known.accountId]
      : [world.collector.accountId, ...world.accounts.slice(0, SEARCHED_ACCOUNTS).map(({ id }) => id)];
    for (const accountId of candidates) {
      const account = this.timelines.account(accountId, at);
      const found = account && findIn(account, accessKeyId, known?.userName);
      if (!found) continue;
      this.owners.set(accessKeyId, { accountId, userName: found.userName });
      return { account, ...found };
    }
    return undefined;
  }
}

function findIn(account: AccountWorldState, accessKeyId: string, userName?: string) {
  const likely = userName === undefined ? undefined : account.users.get(userName);
  for (const user of likely ? [likely] : account.users.values()) {
    const key = user.keys.find((one) => one.id === accessKeyId && one.active);
    if (key) return { userName: user.name, key };
  }
  return undefined;
}
