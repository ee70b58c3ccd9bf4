import {
  AppRouterContext,
  type AppRouterInstance,
} from 'next/dist/shared/lib/app-router-context.shared-runtime';
import {
  PathnameContext,
  SearchParamsContext,
} from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { NuqsTestingAdapter, type OnUrlUpdateFunction } from 'nuqs/adapters/testing';
import type { ReactNode } from 'react';
import { TooltipProvider } from '@/components/ui/tooltip';

interface TestFrameProps {
  children: ReactNode;
  /** The query of the address, such as `?page=2`. */
  search?: string;
  onUrlUpdate?: OnUrlUpdateFunction;
  onPush?: (href: string) => void;
}

const noop = () => undefined;

/** What Next and the root layout put around a component, for tests in jsdom. */
export function TestFrame({ children, search = '', onUrlUpdate, onPush = noop }: TestFrameProps) {
  const router: AppRouterInstance = {
    back: noop,
    forward: noop,
    refresh: noop,
    push: onPush,
    replace: onPush,
    prefetch: noop,
    bfcacheId: '',
    experimental_gesturePush: noop,
  };
  return (
    <AppRouterContext value={router}>
      <PathnameContext value="/identities">
        <SearchParamsContext value={new URLSearchParams(search)}>
          <NuqsTestingAdapter searchParams={search} onUrlUpdate={onUrlUpdate} hasMemory>
            <TooltipProvider>{children}</TooltipProvider>
          </NuqsTestingAdapter>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>
  );
}
