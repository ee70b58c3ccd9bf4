import { isAccountId, parseArn } from '../arn';
import { matchesPattern } from '../match-pattern';
import { accountOf, type OutsideCall } from './account-edges';
import { coversAll } from './target-patterns';

interface Caller {
  source: string;
  accountId: string;
  conditional: boolean;
}

interface NarrowCaller extends Caller {
  call: OutsideCall;
}

/** Who of the estate may ask for roles of other accounts. */
export interface Callers {
  add: (caller: { source: string; accountId: string; call: OutsideCall }) => void;
  /** Those that may ask for any role of any account. */
  broad: readonly Caller[];
  /** Those that may ask for this role by a pattern that does not cover all. */
  narrowOn: (role: string) => Caller[];
  /** Whether this one may ask for this role. */
  find: (source: string, role: string) => Caller | null;
}

const wide = ['000000000000', '999999999999'].map((account) => `arn:aws:iam::${account}:role/`);

/** Keeps callers by the account that their patterns name, so that a role asks only those that can mean it. */
export function createCallers(): Callers {
  const broad: Caller[] = [];
  const byAccount = new Map<string, NarrowCaller[]>();
  const ofAnyAccount: NarrowCaller[] = [];
  const bySource = new Map<string, NarrowCaller[]>();
  const meant = (callers: readonly NarrowCaller[], role: string) =>
    callers.filter(({ call }) => isMeant(call, role));
  return {
    broad,
    add: ({ source, accountId, call }) => {
      const caller = { source, accountId, conditional: call.conditional, call };
      push(bySource, source, caller);
      const account = parseArn(call.pattern)?.accountId ?? '';
      if (isAccountId(account)) push(byAccount, account, caller);
      else if (isBroad(call)) broad.push(caller);
      else ofAnyAccount.push(caller);
    },
    narrowOn: (role) => [...meant(byAccount.get(accountOf(role)) ?? [], role), ...meant(ofAnyAccount, role)],
    find: (source, role) => {
      const found = meant(bySource.get(source) ?? [], role);
      return found.find(({ conditional }) => !conditional) ?? found[0] ?? null;
    },
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function isBroad({ pattern, except }: OutsideCall): boolean {
  return except.length === 0 && wide.every((prefix) => coversAll(pattern, prefix));
}

function isMeant({ pattern, except }: OutsideCall, role: string): boolean {
  return matchesPattern(pattern, role) && !except.some((one) => matchesPattern(one, role));
}
