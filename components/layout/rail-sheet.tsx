'use client';

import { Menu as MenuIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useState, type ReactNode } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet';

/** The rail under 1024 px. It closes when the page changes. */
export function RailSheet({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  return (
    <Sheet open={openAt === pathname} onOpenChange={(open) => setOpenAt(open ? pathname : null)}>
      <SheetTrigger asChild>
        <IconButton label="Menu" tooltip={false} className="lg:hidden">
          <MenuIcon aria-hidden="true" />
        </IconButton>
      </SheetTrigger>
      <SheetContent title="Menu" side="left" className="w-64">
        <nav aria-label="Main" className="flex flex-1 flex-col px-2 pb-2">
          {children}
        </nav>
      </SheetContent>
    </Sheet>
  );
}
