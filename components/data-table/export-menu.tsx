'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Menu, MenuContent, MenuLink, MenuTrigger } from '@/components/ui/menu';

interface ExportMenuProps {
  /** Addresses of the filtered set, all pages. */
  csv: string;
  json: string;
  variant?: 'secondary' | 'ghost';
}

export function ExportMenu({ csv, json, variant = 'secondary' }: ExportMenuProps) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant={variant}>
          <Download aria-hidden="true" />
          Export
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLink href={csv} download>
          CSV, all pages
        </MenuLink>
        <MenuLink href={json} download>
          JSON, all pages
        </MenuLink>
      </MenuContent>
    </Menu>
  );
}
