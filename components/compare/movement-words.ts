import type { PolicyMovement } from '@/lib/iam/compare-policies';
import { formatPlural } from '@/lib/format';

/** How what a policy allows moved, in one or two sentences. */
export function movementWords(movement: PolicyMovement | null): string {
  if (!movement) return 'One of the texts could not be understood, so what it allows is not compared.';
  const { more, fewer, gained } = movement;
  if (more === 0 && fewer === 0)
    return 'The same actions as before: only resources, conditions or the wording differ.';
  const among =
    gained.length > 0 && gained.length < more
      ? `, among them ${gained.join(', ')}`
      : `: ${gained.join(', ')}`;
  const wider = `${formatPlural(more, 'more action')}${among}.`;
  if (fewer === 0) return `Wider. ${wider}`;
  if (more === 0) return `Narrower. ${formatPlural(fewer, 'action')} fewer.`;
  return `Wider and narrower. ${wider} ${formatPlural(fewer, 'action')} fewer.`;
}
