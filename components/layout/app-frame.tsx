import type { ReactNode } from 'react';
import { SkipLink } from '@/components/ui/skip-link';
import { AsOfPicker } from './as-of-picker';
import { BrandLink } from './brand';
import { FrameCommands } from './frame-commands';
import { FreshnessText, type Freshness } from './freshness-text';
import type { RailItem } from './pages';
import { PersonMenu, type FramePerson } from './person-menu';
import { RailNav } from './rail-nav';
import { RailSheet } from './rail-sheet';
import { RouteFocus } from './route-focus';
import { ScopeRefresh } from './scope-refresh';
import type { ScopeOptions } from './scope-options';
import { ScopeSwitcher } from './scope-switcher';
import { ThemeToggle } from './theme-toggle';
import { TopBar } from './top-bar';
import type { FrameRights } from './use-palette-commands';

interface AppFrameProps {
  /** The pages that exist for this viewer; the rail shows these and no others. */
  items: RailItem[];
  person: FramePerson;
  /** A server action. */
  signOut: () => Promise<void>;
  profileHref?: string;
  scope: ScopeOptions;
  rights: FrameRights;
  /** ISO times of recent scans, newest first. */
  scanTimes: string[];
  earliest?: string;
  freshness: Freshness;
  /** ISO time of this rendering. */
  now: string;
  searchUrl?: string;
  children: ReactNode;
}

/** Rail, bar and content: around every page behind the sign-in. */
export function AppFrame({
  items,
  person,
  signOut,
  profileHref,
  searchUrl = '/api/search',
  children,
  ...bar
}: AppFrameProps) {
  const rail = (
    <>
      <RailNav items={items} />
      <PersonMenu person={person} signOut={signOut} profileHref={profileHref} />
    </>
  );
  return (
    <>
      <SkipLink />
      <RouteFocus />
      <ScopeRefresh />
      <div className="grid min-h-screen grid-cols-[minmax(0,1fr)] lg:grid-cols-[var(--rail)_minmax(0,1fr)] print:block">
        <div data-print="hide" className="border-r border-line max-lg:hidden">
          <nav aria-label="Main" className="sticky top-0 flex h-screen flex-col overflow-y-auto px-2 pb-2">
            <BrandLink />
            {rail}
          </nav>
        </div>
        <div className="min-w-0">
          <TopBar>
            <RailSheet>{rail}</RailSheet>
            <ScopeSwitcher options={bar.scope} />
            <span aria-hidden="true" className="mx-1 h-4 w-px rotate-20 bg-line-strong max-sm:hidden" />
            <AsOfPicker scanTimes={bar.scanTimes} earliest={bar.earliest} now={bar.now} />
            <FreshnessText freshness={bar.freshness} now={bar.now} />
            <FrameCommands items={items} searchUrl={searchUrl} rights={bar.rights} scope={bar.scope} />
            <ThemeToggle className="max-sm:hidden" />
          </TopBar>
          <main
            id="main"
            tabIndex={-1}
            className="max-w-[calc(var(--content)+64px)] px-3 pt-5 pb-12 min-[360px]:px-4 sm:px-6 sm:pt-7 sm:pb-16 2xl:px-8"
          >
            {children}
          </main>
        </div>
      </div>
    </>
  );
}
