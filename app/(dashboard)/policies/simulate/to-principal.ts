import type { StoredPrincipal } from '@/lib/db/queries/policies/read-principal';
import { toReadableText } from '@/lib/iam/analyze/analyze-text';
import type { PrincipalToAsk } from '@/lib/iam/simulate/simulate-principal';

const readable = <Policy extends { text: string }>(policy: Policy): Policy => ({
  ...policy,
  text: toReadableText(policy.text),
});

/** A stored principal with its texts as pages show them, so that the lines of an answer are the lines on screen. */
export function toPrincipal({ policies, boundary, ...principal }: StoredPrincipal): PrincipalToAsk {
  return {
    arn: principal.arn,
    policies: policies.map(readable),
    boundary: boundary === null || boundary === 'unread' ? boundary : readable(boundary),
    serviceControl:
      principal.serviceControl?.map((level) => ({ ...level, policies: level.policies.map(readable) })) ??
      null,
    resourceControl:
      principal.resourceControl?.map((level) => ({ ...level, policies: level.policies.map(readable) })) ??
      null,
    context: principal.context,
    unread: principal.unread,
  };
}
