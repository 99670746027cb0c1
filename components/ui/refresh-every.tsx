'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Asks for the page's data again and again for as long as it is shown; draws nothing. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), seconds * 1000);
    return () => clearInterval(timer);
  }, [router, seconds]);
  return null;
}
