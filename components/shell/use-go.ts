'use client';

import { useRouter } from 'next/navigation';
import { leaveBy } from '@/components/ui/leave-store';
import { asRoute } from '@/components/ui/link';
import { beginProgress } from './progress-store';

/** Goes to an address of the product, as a link would: asking first where something is unsaved. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return (href) => {
    const { pathname, search, hash } = new URL(href, location.href);
    const isHere = pathname === location.pathname && search === location.search;
    // The router tells no one of another fragment on the same page; the browser does.
    if (isHere && hash) location.hash = hash;
    if (isHere) return;
    leaveBy(() => {
      beginProgress();
      router.push(asRoute(href));
    });
  };
}
