import { CircleCheck, CircleQuestionMark, OctagonX, type LucideIcon } from 'lucide-react';
import type { SimulationLayer } from '@/lib/iam/simulate/layer-matches';
import type { PrincipalAnswer } from '@/lib/iam/simulate/simulate-principal';

export const layerWords: Record<SimulationLayer, string> = {
  identity: 'Identity policies',
  boundary: 'Permissions boundary',
  serviceControlPolicy: 'Service control policies',
  resourceControlPolicy: 'Resource control policies',
  resource: 'Resource policy',
};

interface DecisionWords {
  icon: LucideIcon;
  color: string;
  title: string;
  why: string;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The answer in one line, and why. */
export function decisionWords({
  decision,
  conditional,
  limitedBy,
  unknown,
}: Omit<PrincipalAnswer, 'decidedBy'>): DecisionWords {
  const layers = limitedBy.map((layer) => lowerFirst(layerWords[layer])).join(' and the ');
  if (decision === 'explicitDeny')
    return {
      icon: OctagonX,
      color: 'text-fail',
      title: 'Explicitly denied',
      why: `A statement of the ${layers} denies it, whatever else allows it.`,
    };
  if (decision === 'implicitDeny')
    return {
      icon: OctagonX,
      color: 'text-fail',
      title: 'Implicitly denied',
      why: `Nothing denies it, and the ${layers} ${limitedBy.length === 1 && !layers.endsWith('s') ? 'does' : 'do'} not allow it.`,
    };
  if (!conditional)
    return { icon: CircleCheck, color: 'text-pass', title: 'Allowed', why: 'Every layer allows it.' };
  return {
    icon: CircleQuestionMark,
    color: 'text-medium',
    title: 'Allowed under a condition',
    why:
      unknown.length > 0
        ? 'All that is known allows it. What is not known may take it away.'
        : 'It hangs on condition keys that the question does not give. Add them, or say that the context is complete.',
  };
}
