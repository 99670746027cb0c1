'use client';

import { useOffline } from 'next/offline';
import { useSyncExternalStore } from 'react';
import { connectionStore, type Connection } from '@/lib/platform/actions/connection';

const LABELS: Record<Exclude<Connection, 'online'>, string> = {
  offline: 'You are offline. What is on this page stays; nothing you typed is lost.',
  unreachable:
    'The server does not answer at the moment. What is on this page stays; nothing you typed is lost.',
};

/** Says under the head of the page that nothing gets through, for as long as that is so. */
export function ConnectionBanner() {
  const noticed = useSyncExternalStore(
    connectionStore.subscribe,
    connectionStore.get,
    () => 'online' as const,
  );
  // The router notices by itself what it could not fetch.
  const isRouterStuck = useOffline();
  const connection = noticed === 'online' && isRouterStuck ? 'unreachable' : noticed;
  return (
    <div role="status" data-print="hide" className="sticky top-13 z-25">
      {connection === 'online' ? null : (
        <p className="border-b border-warn/30 bg-warn-soft px-4 py-1.5 text-sm text-ink sm:px-6 lg:px-8">
          {LABELS[connection]}
        </p>
      )}
    </div>
  );
}
