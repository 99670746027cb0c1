'use client';

import { useSyncExternalStore } from 'react';
import { zoneName } from '@/components/ui/format';
import { Time } from '@/components/ui/time';

const never = () => () => undefined;

/** What a sheet of paper says about itself: from where it was printed, for whom, and when. */
export function PrintedFrom({
  firmName,
  path,
  at,
  timeZone,
}: {
  firmName: string;
  path: string;
  at: string;
  timeZone: string;
}) {
  const origin = useSyncExternalStore(
    never,
    () => location.origin,
    () => '',
  );
  return (
    <p className="hidden border-t border-line pt-1 text-2xs leading-tight text-ink-3 print:block">
      Evenhand, <bdi>{firmName}</bdi>. The record never changes. Printed from{' '}
      <span className="break-all">
        {origin}
        {path}
      </span>
      , <Time value={at} timeZone={timeZone} /> ({zoneName(timeZone)}).
    </p>
  );
}
