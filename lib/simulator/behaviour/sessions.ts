import { keyedHash, uniqueId } from '../world/ids';
import type { Instant } from '../world/types';

/** Temporary credentials of an assumed role. */
export interface Session {
  accessKeyId: string;
  secretAccessKey: string;
  token: string;
  accountId: string;
  roleName: string;
  roleId: string;
  sessionName: string;
  expiresAt: Instant;
  /** Text of the session policy, if one was given. */
  policy?: string;
}

const KEPT = 50_000;

/** All sessions given out by this simulator. */
export class Sessions {
  private readonly seed: string;
  private readonly byKey = new Map<string, Session>();
  private made = 0;

  constructor(seed: string) {
    this.seed = seed;
  }

  create(of: Omit<Session, 'accessKeyId' | 'secretAccessKey' | 'token'>): Session {
    this.made += 1;
    const salt = `${of.accountId}/${of.roleName}/${this.made}`;
    const session: Session = {
      ...of,
      accessKeyId: uniqueId('ASIA', this.seed, salt),
      secretAccessKey: keyedHash(this.seed, 'session-secret', salt).toString('base64').slice(0, 40),
      token: `IQoJb3JpZ2luX2Vj${Array.from({ length: 6 }, (_, part) =>
        keyedHash(this.seed, 'token', salt, part).toString('base64url'),
      ).join('')}`,
    };
    this.byKey.set(session.accessKeyId, session);
    if (this.byKey.size > KEPT) {
      const oldest = this.byKey.keys().next();
      if (!oldest.done) this.byKey.delete(oldest.value);
    }
    return session;
  }

  find(accessKeyId: string): Session | undefined {
    return this.byKey.get(accessKeyId);
  }

  /** Ends all sessions (of one account, when given) as if their time were over. */
  expireAll(accountId?: string): void {
    for (const session of this.byKey.values()) {
      if (accountId === undefined || session.accountId === accountId) {
        session.expiresAt = Number.NEGATIVE_INFINITY;
      }
    }
  }
}
