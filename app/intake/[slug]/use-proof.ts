'use client';

import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { useEffect, useRef } from 'react';

/**
 * A proof of work for the form: begun when the page opens, ready by the time that someone has typed
 * their name. Null where this browser cannot make one; kept until `renew`, so that what is sent
 * again is known to be the same.
 */
export function useProof(slug: string): {
  proof: () => Promise<string | null>;
  renew: () => void;
} {
  const workRef = useRef<Promise<string | null> | null>(null);
  const begin = () => {
    workRef.current ??= prove(slug).catch(() => {
      // The next attempt begins anew.
      workRef.current = null;
      return null;
    });
    return workRef.current;
  };
  useEffect(() => {
    void begin();
  });
  return {
    proof: begin,
    renew: () => {
      workRef.current = null;
      void begin();
    },
  };
}

/** Whether this page may do arithmetic with keys: over https, and on this machine. */
export function canProve(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

async function prove(slug: string): Promise<string | null> {
  const answer = await fetch(`/intake/${encodeURIComponent(slug)}/challenge`);
  if (!answer.ok) throw new Error('There is no challenge.');
  const challenge = (await answer.json()) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  return solution && JSON.stringify({ challenge, solution });
}
