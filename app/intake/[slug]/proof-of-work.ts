import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { IntakeRefusal } from '@/lib/contracts/intake-codes';

/** A proof to send, or why there is none. */
export type MadeProof =
  | { readonly proof: string }
  | { readonly refused: IntakeRefusal | 'unsent' | 'failed' };

/** The work on one proof at a time. */
export interface ProofOfWork {
  /** The proof that is being made; after a failure the work begins anew with the next call. */
  readonly proof: () => Promise<MadeProof>;
  readonly renew: () => void;
}

/** Works on the proofs of a firm's form, and keeps each until `renew`. */
export function proofOfWork(slug: string, solve = solveChallenge): ProofOfWork {
  let work: Promise<MadeProof> | null = null;
  const begin = () => {
    work ??= prove(slug, solve).then((made) => {
      if ('refused' in made) work = null;
      return made;
    });
    return work;
  };
  return {
    proof: begin,
    renew: () => {
      work = null;
      void begin();
    },
  };
}

async function prove(slug: string, solve: typeof solveChallenge): Promise<MadeProof> {
  const answer = await fetch(`/intake/${encodeURIComponent(slug)}/challenge`).catch(() => null);
  if (!answer) return { refused: 'unsent' };
  if (answer.status === 404) return { refused: 'closed' };
  if (answer.status === 429) return { refused: 'too-many' };
  if (!answer.ok) return { refused: 'failed' };
  try {
    const challenge = (await answer.json()) as Challenge;
    // Null after a minute and a half by the clock, as where the phone slept meanwhile.
    const solution = await solve({ challenge, deriveKey });
    return solution
      ? { proof: JSON.stringify({ challenge, solution }) }
      : { refused: 'proof-missing' };
  } catch {
    return { refused: 'failed' };
  }
}
