import type { AccountEventBody, PolicyReference, PolicySource, WorldEvent } from '../world/events';
import type { Instant, Tags } from '../world/types';
import type { StoryAccount } from './accounts';
import { Dice } from './dice';
import type { StoryClock } from './story-clock';

/** What the story plants and a scan should find: who is a full administrator, which trusts reach out, and since when. */
export interface StoryLabel {
  account: string;
  kind: 'admin-user' | 'admin-role' | 'public-trust' | 'external-trust';
  name: string;
  from: Instant;
  /** First instant at which it is no longer so. */
  until?: Instant;
}

/** What the collector cannot read for a while: one account's credential report, or the whole account. */
export interface StoryOutage {
  account: string;
  kind: 'credential-report' | 'link';
  from: Instant;
  until?: Instant;
}

export interface RoleSpec {
  name: string;
  /** Days before the end. */
  created: number;
  trust: PolicySource;
  path?: string;
  description?: string;
  maxSessionSeconds?: number;
  attached?: PolicyReference[];
  inline?: Record<string, PolicySource>;
  boundary?: PolicyReference;
  tags?: Tags;
  instanceProfiles?: string[];
  /** Plants the label admin-role from creation. */
  admin?: boolean;
  /** Days before the end at which it is deleted. */
  deleted?: number;
}

/** Collects the events and labels of one account. */
export class AccountBook {
  readonly events: WorldEvent[] = [];
  readonly labels: StoryLabel[] = [];
  readonly outages: StoryOutage[] = [];
  readonly dice: Dice;
  private readonly roleNames = new Map<string, Instant>();

  constructor(
    readonly account: StoryAccount,
    readonly clock: StoryClock,
    readonly seed: string,
  ) {
    this.dice = new Dice(seed, account.id);
  }

  get id(): string {
    return this.account.id;
  }

  /** Shortly after the account was opened: for groups and policies that later events build on. */
  get start(): Instant {
    return this.clock.ago(this.account.opened - 1);
  }

  /** Roles that stand at the end. */
  get rolesAtEnd(): number {
    return this.roleNames.size;
  }

  arn(resource: string): string {
    return `arn:aws:iam::${this.id}:${resource}`;
  }

  add(at: Instant, body: AccountEventBody): void {
    this.events.push({ at, account: this.id, ...body });
  }

  label(kind: StoryLabel['kind'], name: string, span: { from: Instant; until?: Instant }): void {
    this.labels.push({ account: this.id, kind, name, ...span });
  }

  outage(kind: StoryOutage['kind'], from: Instant, until?: Instant): void {
    this.outages.push({ account: this.id, kind, from, until });
  }

  group(name: string, attached: PolicyReference[], inline?: Record<string, PolicySource>): void {
    this.add(this.start, { type: 'group-created', name, attached, inline });
  }

  /** A customer managed policy; days before the end default to the account's start. */
  policy(name: string, document: PolicySource, created?: number): void {
    const at = created === undefined ? this.start : this.clock.ago(created);
    this.add(at, { type: 'policy-created', name, document });
  }

  role(spec: RoleSpec): void {
    const { created, admin, deleted, ...rest } = spec;
    const at = this.clock.ago(created);
    this.add(at, { type: 'role-created', ...rest });
    const gone = deleted === undefined ? undefined : this.clock.ago(deleted);
    if (gone === undefined || gone > this.clock.end) this.roleNames.set(spec.name, at);
    if (gone !== undefined) this.add(gone, { type: 'role-deleted', name: spec.name });
    if (admin) this.label('admin-role', spec.name, { from: at, until: gone });
  }

  hasRole(name: string): boolean {
    return this.roleNames.has(name);
  }

  /** Names of the roles that stand at the end, in the order in which they were told. */
  get standingRoles(): string[] {
    return [...this.roleNames.keys()];
  }

  /** When a role that stands at the end was created. */
  createdAt(role: string): Instant {
    return this.roleNames.get(role) ?? this.start;
  }
}
