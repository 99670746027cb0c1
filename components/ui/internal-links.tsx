'use client';

import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { internalHrefOf } from './internal-href';
import { asRoute } from './link';
import { tipsFromNames } from './name-tips';

/**
 * Takes presses on plain links within to the router, as a `Link` would: for tables with so many
 * links that a component for each would hold up everyone else while the page is drawn. What a link is
 * called, where its text says less, is its tip as well, from when the pointer comes.
 */
export function InternalLinks({
  className,
  children,
}: {
  className?: string;
  children: ReactNode;
}) {
  const router = useRouter();
  return (
    <div
      className={className}
      {...tipsFromNames('a[aria-label]')}
      onClick={(event) => {
        const address = internalHrefOf(event.nativeEvent);
        if (address === null) return;
        event.preventDefault();
        router.push(asRoute(address));
      }}
    >
      {children}
    </div>
  );
}
