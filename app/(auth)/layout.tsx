import type { ReactNode } from 'react';
import { BrandMark } from '@/components/layout/brand';
import packageJson from '@/package.json';

/** Around the pages of signing in: one narrow column, no frame. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-screen grid-rows-[1fr_auto] justify-items-center p-6">
      <main id="main" className="w-full max-w-[344px] self-center pb-12">
        <p className="mb-10 flex items-center gap-2.5 text-prose font-semibold tracking-[-0.018em]">
          <BrandMark className="size-6" />
          Rolecall
        </p>
        {children}
      </main>
      <footer className="flex w-full max-w-[344px] justify-between text-caption text-fg-3">
        <span>Rolecall reads AWS and never writes to it.</span>
        <span>{packageJson.version}</span>
      </footer>
    </div>
  );
}
