'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { connectionStore, noteUnreachable } from '@/lib/platform/actions/connection';
import type { SearchResults } from '@/lib/features/search/dto';

const PAUSE_MS = 120;

/** What to look through. */
export type SearchPlace = 'everything' | 'attorneys';

const NOTHING: SearchResults = { cases: [], attorneys: [], clients: [] };

interface Answer extends SearchResults {
  /** What these are the results of. */
  readonly address: string;
  /** Why nothing was looked through. */
  readonly problem: string | null;
}

const PROBLEMS = {
  offline: 'You are offline. Cases and attorneys are looked through once you are connected.',
  unreachable: 'The server does not answer. Cases and attorneys are looked through once it does.',
  refused: 'Cases and attorneys could not be looked through. Type on to try again.',
  'signed-out': 'You have been signed out, so cases and attorneys are not looked through.',
} as const;

/**
 * What the server finds for a text, a moment after the last key. The results before stay until the
 * new ones are there. Without an answer it says why, which is not the same as nothing found, and
 * looks again once there is a connection.
 */
export function useSearch(
  query: string,
  place: SearchPlace,
): SearchResults & { pending: boolean; problem: string | null } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const q = query.trim();
  const isWanted = q !== '' || place === 'attorneys';
  const address = `/search?${new URLSearchParams({ q, in: place })}`;

  const connection = useSyncExternalStore(
    connectionStore.subscribe,
    connectionStore.get,
    () => 'online' as const,
  );
  const isConnected = connection === 'online';

  useEffect(() => {
    if (!isWanted) return;
    const leaving = new AbortController();
    const timer = setTimeout(() => {
      fetchResults(address, leaving.signal).then(
        (answered) => setAnswer({ ...NOTHING, ...answered, address }),
        () => {
          if (leaving.signal.aborted) return;
          setAnswer({
            ...NOTHING,
            address,
            problem: PROBLEMS[navigator.onLine ? 'unreachable' : 'offline'],
          });
          noteUnreachable();
        },
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [address, isWanted, isConnected]);

  if (!isWanted) return { ...NOTHING, problem: null, pending: false };
  return { problem: null, ...(answer ?? NOTHING), pending: answer?.address !== address };
}

/** @throws where nothing comes back */
async function fetchResults(
  address: string,
  signal: AbortSignal,
): Promise<Partial<SearchResults> & Pick<Answer, 'problem'>> {
  const response = await fetch(address, { signal });
  if (response.ok) return { ...((await response.json()) as SearchResults), problem: null };
  return { problem: PROBLEMS[response.status === 401 ? 'signed-out' : 'refused'] };
}
