'use client';

import { Menu } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { IconButton } from '@/components/ui/button';
import { Sheet } from '@/components/ui/sheet';
import { SidebarNav } from './sidebar-nav';

/** The main navigation on narrow screens: behind a button, in a sheet that closes on a choice. */
export function MobileNav(props: Omit<ComponentProps<typeof SidebarNav>, 'onNavigate'>) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet
      title="Evenhand"
      side="left"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label="Open navigation" className="-ml-1.5 lg:hidden">
          <Menu aria-hidden="true" />
        </IconButton>
      }
    >
      <SidebarNav {...props} onNavigate={() => setOpen(false)} />
    </Sheet>
  );
}
