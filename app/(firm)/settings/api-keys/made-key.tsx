'use client';

import { ShownOnce } from '@/components/ui/shown-once';
import type { MadeApiKey } from '@/lib/features/api-keys/dto';

/** A new key, this once. */
export function MadeKey({ made, close }: { made: MadeApiKey; close: () => void }) {
  return <ShownOnce label={`Key of ${made.name}`} value={made.apiKey} onTaken={close} />;
}

/** What the dialog says above it. */
export const SHOWN_ONCE =
  'It is shown this once and not kept. Put it where the program reads its secrets; whoever has it acts for the firm.';
