import type { ReactNode } from 'react';
import { PageHead } from '@/components/shared/page-head';
import type { ScopedPath } from '@/components/shared/scoped-path';
import { Tabs } from '@/components/ui/tabs';

export type PolicyTool = 'analyze' | 'simulate' | 'right-size';

const tools: Record<PolicyTool, { label: string; href: string; lede: string }> = {
  analyze: {
    label: 'Analyze',
    href: '/policies',
    lede: 'What a policy allows and what is wrong with it, line by line. A pasted text is not stored.',
  },
  simulate: {
    label: 'Simulate',
    href: '/policies/simulate',
    lede: 'Whether a user or role may do something, and which statement decides it.',
  },
  'right-size': {
    label: 'Right-size',
    href: '/policies/right-size',
    lede: 'The smallest policies that would do, by what AWS saw in use. Nothing is applied to AWS from here.',
  },
};

interface PolicyToolsFrameProps {
  tool: PolicyTool;
  path: ScopedPath;
  actions?: ReactNode;
  children: ReactNode;
}

/** Title and tabs around the tools for policies. */
export function PolicyToolsFrame({ tool, path, actions, children }: PolicyToolsFrameProps) {
  return (
    <>
      <PageHead title="Policies" lede={tools[tool].lede} actions={actions} />
      <Tabs
        label="Policy tools"
        tabs={Object.entries(tools).map(([id, { label, href }]) => ({
          href: path(href),
          label,
          current: id === tool,
        }))}
      />
      {children}
    </>
  );
}
