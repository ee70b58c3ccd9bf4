import { Faults } from '../control/faults';
import { randomFrom } from '../control/random';
import { RequestLog } from '../control/request-log';
import { DEFAULT_SETTINGS } from '../control/settings';
import type { SimulatorSettings } from '../control/settings';
import type { SimulatedClock } from '../control/simulated-clock';
import { Throttle } from '../control/throttle';
import type { ThrottleProfile } from '../control/throttle';
import { keyedNumber, keyedUuid } from '../world/ids';
import { WorldTimelines } from '../world/timelines';
import type { AccountWorldState, Instant, OrganizationWorldState, World } from '../world/types';
import { AccessReportJobs } from './access-report-jobs';
import { AdvisorJobs } from './advisor-jobs';
import { CredentialReports } from './credential-reports';
import { KeyDirectory } from './key-directory';
import { Sessions } from './sessions';

/** Everything a running simulator knows: the world, its clock, and what callers have started. */
export class Simulation {
  readonly world: World;
  readonly clock: SimulatedClock;
  settings: SimulatorSettings;
  readonly timelines: WorldTimelines;
  readonly throttle: Throttle;
  readonly faults: Faults;
  readonly log = new RequestLog();
  readonly sessions: Sessions;
  readonly keys: KeyDirectory;
  readonly reports = new CredentialReports();
  readonly advisorJobs = new AdvisorJobs();
  readonly accessReportJobs = new AccessReportJobs();
  readonly random: () => number;
  private requests = 0;

  constructor(parts: {
    world: World;
    clock: SimulatedClock;
    throttleProfile: ThrottleProfile;
    settings?: Partial<SimulatorSettings>;
    seed: string;
  }) {
    this.world = parts.world;
    this.clock = parts.clock;
    this.settings = { ...DEFAULT_SETTINGS, ...parts.settings };
    this.timelines = new WorldTimelines(parts.world);
    this.throttle = new Throttle(parts.throttleProfile);
    this.random = randomFrom(keyedNumber(parts.seed, 'pages'));
    this.faults = new Faults(randomFrom(keyedNumber(parts.seed, 'faults')));
    this.sessions = new Sessions(parts.seed);
    this.keys = new KeyDirectory(this.timelines);
  }

  /** The next request id: a UUID that counts. */
  nextRequestId(): string {
    this.requests += 1;
    const count = this.requests.toString(16).padStart(12, '0');
    return `5ca1ab1e-0000-4000-a000-${count}`;
  }

  /** A UUID that no other call of this run gets. */
  nextUuid(kind: string): string {
    this.requests += 1;
    return keyedUuid(this.world.seed, kind, this.requests);
  }

  account(id: string, at: Instant): AccountWorldState | undefined {
    return this.timelines.account(id, at);
  }

  /** The organization, when the account belongs to it at that time. */
  organizationOf(accountId: string, at: Instant): OrganizationWorldState | undefined {
    const organization = this.timelines.organization(at);
    return organization?.members.has(accountId) ? organization : undefined;
  }

  /** Are reports and jobs complete at once? */
  get jobsAreInstant(): boolean {
    return this.settings.history || this.settings.jobs === 'instant';
  }
}
