'use client';

import { useEffect, useState } from 'react';
import type { SearchResults } from '@/lib/search/dto';

const PAUSE_MS = 120;

/** What to look through. */
export type SearchPlace = 'everything' | 'attorneys';

const NOTHING: SearchResults = { cases: [], attorneys: [] };

interface Answer extends SearchResults {
  /** What these are the results of. */
  readonly address: string;
}

/**
 * What the server finds for a text, a moment after the last key. The results before stay until the
 * new ones are there; what cannot be reached finds nothing.
 */
export function useSearch(query: string, place: SearchPlace): SearchResults & { pending: boolean } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const q = query.trim();
  const isWanted = q !== '' || place === 'attorneys';
  const address = `/search?${new URLSearchParams({ q, in: place })}`;

  useEffect(() => {
    if (!isWanted) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      fetchResults(address, leaving.signal).then(
        (results) => setAnswer({ ...results, address }),
        () => {
          if (!leaving.signal.aborted) setAnswer({ ...NOTHING, address });
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [address, isWanted]);

  if (!isWanted) return { ...NOTHING, pending: false };
  return { ...(answer ?? NOTHING), pending: answer?.address !== address };
}

async function fetchResults(address: string, signal: AbortSignal): Promise<SearchResults> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}.`);
  return (await response.json()) as SearchResults;
}
