'use client';

import { useEffect, useState } from 'react';
import { sendFields } from '@/lib/platform/actions/send-fields';
import type { SimilarClientDto } from '@/lib/features/clients';
import { findSimilarClientsAction } from './actions';

/** Typing rests this long before the clients are looked through. */
const REST_MS = 300;
const SHORTEST_NAME = 3;

/** Whom a client being typed may be; no one while too little is typed to tell. */
export function useSimilarClients(name: string, email: string): readonly SimilarClientDto[] {
  const [matches, setMatches] = useState<readonly SimilarClientDto[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void find(name.trim(), email.trim()).then((found) => {
        if (current) setMatches(found);
      });
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [name, email]);
  return matches;
}

async function find(name: string, email: string): Promise<readonly SimilarClientDto[]> {
  if (name.length < SHORTEST_NAME && !email.includes('@')) return [];
  const answer = await sendFields(findSimilarClientsAction, { name, email });
  return (answer.status === 'ok' && answer.data) || [];
}
