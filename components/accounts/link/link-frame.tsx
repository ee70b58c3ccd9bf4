import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import { Steps } from '@/components/shared/steps';

interface LinkFrameProps {
  step: 0 | 1 | 2;
  title: string;
  lede: ReactNode;
  /** Second lines of the steps that are done or current. */
  details?: (string | undefined)[];
  children: ReactNode;
}

const labels = ['Scope', 'Create the role', 'Test', 'First scan'];

/** Head and steps of the wizard; the steps are where one stands, the buttons below move. */
export function LinkFrame({ step, title, lede, details = [], children }: LinkFrameProps) {
  return (
    <div className="mx-auto w-full max-w-[880px]">
      <PageHead
        crumbs={[{ label: 'Accounts', href: '/accounts' }, { label: 'Link an account' }]}
        title={title}
        lede={lede}
      />
      <Steps
        label="Steps of linking an account"
        steps={labels.map((label, index) => ({
          label,
          detail: details[index],
          state: index < step ? 'done' : index === step ? 'current' : 'ahead',
        }))}
      />
      {children}
    </div>
  );
}
