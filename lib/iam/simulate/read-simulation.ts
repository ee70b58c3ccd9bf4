import { z } from 'zod';
import { parseArn } from '../arn';
import { type Caller, contextOfCaller, readCaller } from '../policy-tools/caller';
import { InputProblem } from '../policy-tools/input-problem';
import { readLevels, readPolicies, readPolicy, type ReadPolicy } from '../policy-tools/read-policies';
import { createContext, type RequestContext } from '../request';

/** A question to the simulator: whose policies, and what is asked for. */
export interface Simulation {
  caller: Caller;
  identity: readonly ReadPolicy[];
  /** Null: none. */
  boundary: readonly ReadPolicy[] | null;
  /** By level, the root first. */
  serviceControl: readonly (readonly ReadPolicy[])[];
  resourceControl: readonly (readonly ReadPolicy[])[];
  /** Null: the resource has none. */
  resource: ReadPolicy | null;
  action: string;
  resourceArn: string;
  /** Account that owns the resource. */
  resourceAccount: string;
  context: RequestContext;
}

/** Read by hand: policies come in many forms. */
const anything = z.unknown().optional();

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const simulationSchema = z.object({
  principal: z.object({
    arn: z.string(),
    identityPolicies: anything,
    permissionsBoundary: anything,
  }),
  resourcePolicy: anything,
  serviceControlPolicies: anything,
  resourceControlPolicies: anything,
  request: z.object({
    action: z.string().regex(/^[^:\s]+:[^:\s]+$/, 'must be service:Action'),
    resource: z.string().nullish(),
    resourceAccount: z
      .string()
      .regex(/^\d{12}$/, 'must be 12 digits')
      .nullish(),
    context: z.record(z.string(), z.union([scalar, z.array(scalar)])).nullish(),
    contextComplete: z.boolean().nullish(),
  }),
});

function explain(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`).join('; ');
}

/**
 * Reads the input of `policy simulate`. Members that it does not know are ignored. Keys that follow from the principal,
 * the resource and the time are added to the context unless it gives them.
 *
 * @throws {InputProblem} when something is missing or is not a policy
 */
export function readSimulation(input: unknown, now: Date): Simulation {
  const parsed = simulationSchema.safeParse(input);
  if (!parsed.success) throw new InputProblem(`The input is not a simulation: ${explain(parsed.error)}.`);
  const { principal, request, ...policies } = parsed.data;
  const caller = readCaller(principal.arn);
  const boundary = readPolicies(principal.permissionsBoundary, 'permissionsBoundary');
  const resourceArn = request.resource ?? '*';
  const named = parseArn(resourceArn)?.accountId;
  const ownerOfArn = named && /^\d{12}$/.test(named) ? named : caller.accountId;
  const resourceAccount = request.resourceAccount ?? ownerOfArn;
  const implied = {
    ...contextOfCaller(caller),
    'aws:ResourceAccount': resourceAccount,
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
  };
  const given = createContext(request.context ?? {}, request.contextComplete ?? false);
  const values = new Map([...createContext(implied).values, ...given.values]);
  return {
    caller,
    identity: readPolicies(principal.identityPolicies, 'identityPolicies'),
    boundary: boundary.length > 0 ? boundary : null,
    serviceControl: readLevels(policies.serviceControlPolicies, 'serviceControlPolicies'),
    resourceControl: readLevels(policies.resourceControlPolicies, 'resourceControlPolicies'),
    resource: policies.resourcePolicy ? readPolicy(policies.resourcePolicy, 'resourcePolicy') : null,
    action: request.action,
    resourceArn,
    resourceAccount,
    context: { values, complete: given.complete },
  };
}
