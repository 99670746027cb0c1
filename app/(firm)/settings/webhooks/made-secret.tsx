'use client';

import { ShownOnce } from '@/components/ui/shown-once';

/** What a dialog says above a secret. */
export const SHOWN_ONCE =
  'It is shown this once. The other system checks with it that a message is ours (Standard Webhooks).';

/** The secret of an endpoint, this once. */
export function MadeSecret({ secret, close }: { secret: string; close: () => void }) {
  return <ShownOnce label="Signing secret" value={secret} onTaken={close} />;
}
