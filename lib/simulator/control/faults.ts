import type { ServiceId } from '../wire/services';

/** What an injected fault does to the answer. */
export type FaultEffect =
  | { type: 'error'; code: string; status: number; message?: string }
  | { type: 'throttle' }
  | { type: 'latency'; ms: number; jitterMs?: number }
  | { type: 'hang' }
  | { type: 'reset'; when?: 'before' | 'after' }
  | { type: 'truncate' }
  | { type: 'html'; status: number }
  | { type: 'malformed' }
  | { type: 'slowBody'; ms: number }
  | { type: 'accessDeniedBy'; by: 'scp' | 'boundary' | 'session' | 'identity' | 'trust' }
  | { type: 'expireSessions' }
  | { type: 'deleteEntity'; kind: 'user' | 'role' | 'group' | 'policy'; name: string }
  | { type: 'stuckJob' }
  | { type: 'jobFailed' }
  | { type: 'clockSkew'; seconds: number };

/** Which requests a fault hits. All members given must fit. */
export interface FaultMatch {
  service?: ServiceId;
  operation?: string;
  account?: string;
  region?: string;
  /** Of the requests that fit, this share (seeded); default 1. */
  probability?: number;
  /** Only the nth request that fits, from 1. */
  nth?: number;
  /** At most so many times. */
  count?: number;
}

export interface FaultRule {
  id: string;
  match: FaultMatch;
  effect: FaultEffect;
  seen: number;
  applied: number;
}

interface Request {
  service: ServiceId;
  operation: string;
  accountId: string;
  region: string;
}

function fits(match: FaultMatch, request: Request): boolean {
  return (
    (match.service === undefined || match.service === request.service) &&
    (match.operation === undefined || match.operation === request.operation) &&
    (match.account === undefined || match.account === request.accountId) &&
    (match.region === undefined || match.region === request.region)
  );
}

/** The rules of POST /_sim/faults, in order; the first that applies to a request wins. */
export class Faults {
  private rules: FaultRule[] = [];
  private made = 0;
  private readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  add(match: FaultMatch, effect: FaultEffect): FaultRule {
    this.made += 1;
    const rule: FaultRule = { id: `fault-${this.made}`, match, effect, seen: 0, applied: 0 };
    this.rules.push(rule);
    return rule;
  }

  remove(id?: string): void {
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id);
  }

  list(): readonly FaultRule[] {
    return this.rules;
  }

  /** The fault that hits this request, if any; counts it. */
  pick(request: Request): FaultRule | undefined {
    return this.rules.find((rule) => {
      const { match } = rule;
      if (!fits(match, request) || rule.applied >= (match.count ?? Number.POSITIVE_INFINITY)) return false;
      rule.seen += 1;
      if (match.nth !== undefined && match.nth !== rule.seen) return false;
      if (match.probability !== undefined && this.random() >= match.probability) return false;
      rule.applied += 1;
      return true;
    });
  }
}
