import { z } from 'zod';
import { InputProblem } from '../policy-tools/input-problem';
import { isMembers, readPolicy } from '../policy-tools/read-policies';
import { narrowingOf } from './narrowing-of';
import { mostCharacters, type RightSized, rightSizePolicy } from './right-size-policy';
import type { ServiceUsage, Usage } from './usage';

/** What `policy rightsize` answers. */
export interface RightSizeAnswer extends RightSized {
  /** Nothing that the policy allows was used. */
  detach: boolean;
  /** Days that the evidence covers, as the input says. */
  asOfDays: number | null;
  /** What to look at before it is applied. */
  warnings: string[];
}

const inputSchema = z.object({
  policy: z.unknown(),
  used: z.record(z.string(), z.union([z.array(z.string()), z.literal('service-only')])),
  asOfDays: z.number().nonnegative().nullish(),
});

type Input = z.infer<typeof inputSchema>;

function readInput(input: unknown): Input {
  const parsed = inputSchema.safeParse(input);
  if (parsed.success && parsed.data.policy !== undefined) return parsed.data;
  throw new InputProblem(
    'The input is not {"policy": {…}, "used": {"<service>": ["<Action>", …] or "service-only"}, "asOfDays": <days>}.',
  );
}

/** `GetObject` and `s3:GetObject` mean the same. */
function byLowerCase(actions: readonly string[]): Map<string, string> {
  const names = actions.map((action) => action.slice(action.indexOf(':') + 1));
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

function toUsage({ used }: Input): Usage {
  const services = Object.entries(used).map(([service, actions]): [string, ServiceUsage] => [
    service.toLowerCase(),
    actions === 'service-only'
      ? { used: new Map(), unused: new Set() }
      : { used: byLowerCase(actions), unused: 'all others' },
  ]);
  return { services: new Map(services), otherServices: 'unused' };
}

function listWarnings(answer: RightSized, { used, asOfDays }: Input): string[] {
  const warnings: string[] = [];
  const takesPassRole = answer.removed.some((pattern) => /^(iam:\*|iam:pass.*)$/i.test(pattern));
  if (takesPassRole)
    warnings.push(
      'AWS never reports the use of iam:PassRole: check that nobody hands roles to services by this policy.',
    );
  const coarse = Object.keys(used).filter((service) => used[service] === 'service-only');
  if (coarse.length > 0)
    warnings.push(
      `Of ${coarse.join(', ')} the used actions are not known, so all of what was granted stays.`,
    );
  if (asOfDays !== null && asOfDays !== undefined && asOfDays < 90)
    warnings.push(`The evidence covers ${asOfDays} days: work that comes round less often is not in it.`);
  if (answer.size.after > mostCharacters)
    warnings.push(
      `The policy has ${answer.size.after} characters, more than the ${mostCharacters} of a managed policy: split it.`,
    );
  return warnings;
}

/**
 * Answers one input of `policy rightsize`. Of a service with a list every other action counts as unused, except
 * `iam:PassRole`, whose use AWS never reports; `service-only` keeps what was granted of it; a service that is not listed
 * was not used.
 *
 * @throws {InputProblem} when the input is of another form, or is no identity policy
 */
export async function rightSize(input: unknown): Promise<RightSizeAnswer> {
  const read = readInput(input);
  const { text, document } = readPolicy(read.policy, 'policy');
  if (document.statements.some(({ principals }) => principals !== null))
    throw new InputProblem('policy names principals: only identity policies can be right-sized.');
  const usage = toUsage(read);
  const source: unknown = JSON.parse(text.trim().startsWith('%') ? decodeURIComponent(text) : text);
  if (!isMembers(source)) throw new InputProblem('policy is not a JSON object.');
  const answer = rightSizePolicy(source, await narrowingOf(usage));
  return {
    ...answer,
    detach: answer.policy.Statement.length === 0,
    asOfDays: read.asOfDays ?? null,
    warnings: listWarnings(answer, read),
  };
}
