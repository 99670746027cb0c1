'use client';

import { useEffect, useState } from 'react';
import { proofOfWork, type ProofOfWork } from './proof-of-work';

/**
 * A proof of work for the form: begun when the page opens, ready by the time that someone has typed
 * their name; kept until `renew`, so that what is sent again is known to be the same.
 */
export function useProof(slug: string): ProofOfWork {
  const [work] = useState(() => proofOfWork(slug));
  useEffect(() => {
    // Without https there is nothing to work with, and the form says so when it is sent.
    if (canProve()) void work.proof();
  }, [work]);
  return work;
}

/** Whether this page may do arithmetic with keys: over https, and on this machine. */
export function canProve(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}
