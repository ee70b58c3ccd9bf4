import { type StageName, stageNames, stagesOffByDefault } from '@/lib/snapshot/stage';
import { now, realNow } from '@/lib/clock';
import { assumeRole } from './assume-role';
import { isAbortError, scanControl } from './cancellation';
import {
  capabilities,
  capabilityIds,
  type Capability,
  type CapabilityId,
  type CapabilityState,
} from './capabilities';
import { operationOf } from './client-middleware';
import { politePace, PolicyTexts, politeTiming, type StageContext } from './collect/stage-context';
import { describeAwsError, isAccessDenied } from './errors';
import { toInstant } from './instant';
import { missingStatement } from './onboarding/role-policy';
import { probes, type ProbeResult } from './probes';
import { politeRates } from './rates';
import { openSession, type AccountSession } from './session';
import { sessionPolicy } from './session-policy';
import type { AccountLink, RateLimits } from './types';

export interface TestLinkInput {
  link: AccountLink;
  requestedBy: string;
  /** Each capability when its test begins (`testing`) and when it has ended. */
  onCapability: (capability: Capability) => void;
  signal: AbortSignal;
  limits?: RateLimits | 'off';
  /** The stages that scans of the account run; default: those that ship switched on. */
  stages?: ReadonlySet<StageName>;
}

export interface LinkTest {
  capabilities: Capability[];
  /** A scan brings back something: the role can be assumed and belongs to the account that was meant. */
  canScan: boolean;
  calls: number;
}

const deadlineSeconds = 180;
const usualStages = new Set(stageNames.filter((name) => !stagesOffByDefault.has(name)));

const switchedOff: ProbeResult = {
  state: 'not-needed',
  detail: 'This stage is switched off for the account.',
};

interface Test {
  input: TestLinkInput;
  signal: AbortSignal;
  results: Capability[];
}

function blank(id: CapabilityId, state: CapabilityState, detail = ''): Capability {
  const { title, operation } = capabilities[id];
  return {
    id,
    title,
    operation,
    state,
    detail,
    code: null,
    requestId: null,
    unknown: null,
    whatToDo: null,
    statement: null,
    milliseconds: null,
  };
}

function missing(id: CapabilityId, error: unknown): Capability {
  const { operation, stage, unknown } = capabilities[id];
  const { code, message, whatToDo, requestId } = describeAwsError(error, operationOf(error) ?? operation);
  const statement = stage && isAccessDenied(error) ? missingStatement(stage) : null;
  return { ...blank(id, 'missing', message), code, requestId, unknown, whatToDo, statement };
}

/** Tries one capability and tells it; a refusal is its result. */
async function tryOne(test: Test, id: CapabilityId, probe: () => Promise<ProbeResult>): Promise<Capability> {
  test.input.onCapability(blank(id, 'testing'));
  const startedAt = realNow().getTime();
  let result: Capability;
  try {
    const { state = 'works', detail, ...more } = await probe();
    const unknown = state === 'missing' ? capabilities[id].unknown : null;
    result = { ...blank(id, state, detail), unknown, ...more };
  } catch (error) {
    if (isAbortError(error)) throw error;
    result = missing(id, error);
  }
  const timed = { ...result, milliseconds: realNow().getTime() - startedAt };
  test.results.push(timed);
  test.input.onCapability(timed);
  return timed;
}

/** Whoever knows the role's ARN could use it, if it opens without the external id. */
async function probeExternalId({ input, signal }: Test): Promise<ProbeResult> {
  const { link, requestedBy, stages = usualStages } = input;
  if (link.externalId === null) {
    return {
      state: 'warning',
      detail: 'The link has no external id.',
      whatToDo: 'Add a condition on sts:ExternalId to the trust policy and give the id to the link.',
    };
  }
  const quiet = () => undefined;
  try {
    await assumeRole({
      link: { ...link, externalId: null },
      requestedBy,
      policy: sessionPolicy(stages),
      signal,
      onCall: quiet,
      onThrottle: quiet,
    });
  } catch (error) {
    if (isAccessDenied(error)) return { detail: 'AccessDenied, as it should be' };
    throw error;
  }
  return {
    state: 'warning',
    detail: 'The role can be assumed without the external id.',
    whatToDo:
      'Add the condition StringEquals sts:ExternalId to the trust policy: without it anybody who can act as our principal for another purpose could be led to this account.',
  };
}

function contextOf(session: AccountSession): StageContext {
  return {
    session,
    takenAt: toInstant(now()),
    previous: null,
    previousOrganization: null,
    timing: { ...politeTiming, firstPollMs: 1_000, jobDeadlineMs: 60_000 },
    pace: politePace,
    readings: {},
    documents: new PolicyTexts(),
    sample: null,
    reportFile: null,
    progress: () => undefined,
  };
}

async function testSession(test: Test): Promise<AccountSession | null> {
  const { input, signal } = test;
  const { link, requestedBy, limits = politeRates, stages = usualStages } = input;
  let session: AccountSession | null = null;
  await tryOne(test, 'assume-role', async () => {
    session = await openSession({ link, requestedBy, stages, limits, signal });
    const name = link.roleArn.split('/').pop() ?? link.roleArn;
    return { detail: `as ${name}, session limited to read actions` };
  });
  return session;
}

function skipRest(test: Test): void {
  const tested = new Set(test.results.map((result) => result.id));
  for (const id of capabilityIds.filter((one) => !tested.has(one))) {
    const result = blank(id, 'not-tested', 'The role must be assumed first.');
    test.results.push(result);
    test.input.onCapability(result);
  }
}

/**
 * Tries live, one after the other, each kind of call that a scan makes, and tells for each whether it works, what would be
 * unknown without it and which statement the role's policy lacks. Stores nothing. Throws an AbortError when cancelled.
 */
export async function testLink(input: TestLinkInput): Promise<LinkTest> {
  const control = scanControl(input.signal, deadlineSeconds);
  const test: Test = { input, signal: control.signal, results: [] };
  try {
    const session = await testSession(test);
    if (!session) {
      skipRest(test);
      return { capabilities: test.results, canScan: false, calls: 1 };
    }
    await tryOne(test, 'external-id', () => probeExternalId(test));
    const context = contextOf(session);
    const { stages = usualStages } = input;
    for (const { id, probe } of probes) {
      const { stage } = capabilities[id];
      const isOff = stage !== null && !stages.has(stage);
      await tryOne(test, id, async () => (isOff ? switchedOff : probe(context)));
    }
    const order = new Map(capabilityIds.map((id, index) => [id, index]));
    test.results.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    return { capabilities: test.results, canScan: true, calls: session.tally.calls };
  } finally {
    control.dispose();
  }
}
