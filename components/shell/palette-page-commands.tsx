import { CornerDownLeft, Link2 } from 'lucide-react';
import type { Command } from '@/components/ui/command-palette';
import type { PageAct } from '@/components/ui/page-act';
import { toast } from '@/components/ui/toast-store';

/** What the page in view offers, and its address to pass on. */
export function pageCommands(acts: readonly PageAct[]): readonly Command[] {
  return [
    ...acts.map(({ label, keywords, run }, index) => ({
      id: `act-${index}`,
      label,
      keywords,
      icon: <CornerDownLeft aria-hidden="true" />,
      run,
    })),
    {
      id: 'copy-link',
      label: 'Copy the link to this page',
      keywords: 'address url share',
      icon: <Link2 aria-hidden="true" />,
      run: () => void copyAddress(),
    },
  ];
}

async function copyAddress(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toast.success('The link to this page is copied.');
  } catch {
    // A page that is not served over HTTPS may not write to the clipboard.
    toast.error('The browser does not let this page copy. Take the address from the bar on top.');
  }
}
