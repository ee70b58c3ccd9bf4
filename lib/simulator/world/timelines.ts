import type { OrganizationEvent, WorldEvent } from './events';
import { applyAccountEvent, emptyAccount, inOrder } from './fold/fold-account';
import { applyOrganizationEvent, emptyOrganization } from './fold/fold-organization';
import type { AccountWorldState, Instant, OrganizationWorldState, World } from './types';

interface Timeline<E extends { at: Instant }, S extends { at: Instant }> {
  events: E[];
  applied: number;
  state: S;
}

/** Moves a timeline to `at`: forward event by event, back by folding again from the start. */
function moveTo<E extends { at: Instant }, S extends { at: Instant }>(
  timeline: Timeline<E, S>,
  at: Instant,
  how: { empty: () => S; apply: (state: S, event: E) => void },
): S {
  if (at < timeline.state.at) {
    timeline.state = how.empty();
    timeline.applied = 0;
  }
  let next = timeline.events[timeline.applied];
  while (next && next.at <= at) {
    how.apply(timeline.state, next);
    timeline.applied += 1;
    next = timeline.events[timeline.applied];
  }
  timeline.state.at = at;
  return timeline.state;
}

/**
 * A world at any instant. Accounts are loaded when first asked for; moving the clock forward costs only the events
 * between. The states handed out are live: valid until the next call with another instant.
 */
export class WorldTimelines {
  readonly world: World;
  private readonly accounts = new Map<string, Timeline<WorldEvent, AccountWorldState>>();
  private readonly infos;
  private organizationLine?: Timeline<OrganizationEvent, OrganizationWorldState>;

  constructor(world: World) {
    this.world = world;
    this.infos = new Map(world.accounts.map((info) => [info.id, info]));
    if (world.organization) {
      this.organizationLine = {
        events: inOrder(world.organization.events),
        applied: 0,
        state: emptyOrganization(world.organization, world),
      };
    }
  }

  /** The account's state at an instant; undefined when the world has no such account or it is not opened yet. */
  account(id: string, at: Instant): AccountWorldState | undefined {
    const info = this.infos.get(id);
    if (!info || info.createdAt > at) return undefined;
    let timeline = this.accounts.get(id);
    if (!timeline) {
      const events = inOrder(this.world.loadEvents(id));
      timeline = { events, applied: 0, state: emptyAccount(info) };
      this.accounts.set(id, timeline);
    }
    return moveTo(timeline, at, {
      empty: () => emptyAccount(info),
      apply: (state, event) => applyAccountEvent(state, event, this.world.seed),
    });
  }

  /** The organization's state at an instant; undefined when there is none then. */
  organization(at: Instant): OrganizationWorldState | undefined {
    const info = this.world.organization;
    if (!info || !this.organizationLine || info.createdAt > at) return undefined;
    return moveTo(this.organizationLine, at, {
      empty: () => emptyOrganization(info, this.world),
      apply: (state, event) => applyOrganizationEvent(state, event, this.world),
    });
  }

  /** Adds events of accounts after the fact (control API); takes effect at their own times. Returns how many. */
  addEvents(events: readonly WorldEvent[]): number {
    for (const event of events) {
      this.account(event.account, event.at);
      const timeline = this.accounts.get(event.account);
      if (!timeline) throw new Error(`the world has no account ${event.account} at that time`);
      timeline.events = inOrder([...timeline.events, event]);
      // Fold again: the event may lie before what is applied already.
      timeline.state.at = Number.POSITIVE_INFINITY;
    }
    return events.length;
  }

  /** Adds organization events after the fact. */
  addOrganizationEvents(events: readonly OrganizationEvent[]): number {
    const line = this.organizationLine;
    if (!line) throw new Error('the world has no organization');
    line.events = inOrder([...line.events, ...events]);
    line.state.at = Number.POSITIVE_INFINITY;
    return events.length;
  }
}
