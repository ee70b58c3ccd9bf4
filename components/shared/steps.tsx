import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/utils';

export interface Step {
  label: ReactNode;
  detail?: ReactNode;
  state: 'done' | 'current' | 'ahead';
}

/** Where a wizard stands. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
  return (
    <ol aria-label={label} className="mb-6 grid grid-cols-2 gap-2 sm:grid-cols-4">
      {steps.map((step, index) => (
        <li
          key={index}
          aria-current={step.state === 'current' ? 'step' : undefined}
          className={cn(
            'flex gap-2.5 border-t-2 pt-3',
            step.state === 'done' && 'border-ink text-fg',
            step.state === 'current' && 'border-accent text-fg',
            step.state === 'ahead' && 'border-line-strong text-fg-3',
          )}
        >
          <span
            aria-hidden="true"
            className={cn(
              'grid size-5 flex-none place-items-center rounded-full border text-axis font-semibold',
              step.state === 'done' && 'border-ink bg-ink text-on-ink',
              step.state === 'current' && 'border-accent text-accent',
              step.state === 'ahead' && 'border-control',
            )}
          >
            {step.state === 'done' ? <Check className="size-3 stroke-[3]" /> : index + 1}
          </span>
          <span className="min-w-0">
            <b>{step.label}</b>
            {step.state === 'done' ? <span className="sr-only">, done</span> : null}
            {step.detail ? <span className="block text-caption text-fg-3">{step.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
