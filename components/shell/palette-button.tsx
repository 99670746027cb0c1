'use client';

import { Search } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { Kbd } from '@/components/ui/kbd';
import { showOverlay } from './overlay-store';
import { usePaletteKeys } from './use-palette-keys';

/** Opens the command palette, and tells which keys do. */
export function PaletteButton() {
  const keys = usePaletteKeys();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => showOverlay('palette')}
      className={cn(
        buttonStyles({ variant: 'secondary', size: 'sm' }),
        'text-ink-2 md:min-w-44 md:justify-start max-md:w-8 max-md:border-transparent max-md:bg-transparent max-md:px-0 pointer-coarse:max-md:w-10',
      )}
    >
      <Search aria-hidden="true" />
      <span className="max-md:sr-only">Search or go to…</span>
      <span aria-hidden="true" className="ml-auto hidden pl-2 md:inline">
        <Kbd>{keys}</Kbd>
      </span>
    </button>
  );
}
