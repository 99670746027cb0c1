import type { OpenCaseInput } from '@/lib/contracts/case';

/** A case that arrives at a firm. */
export interface Arrival {
  readonly firmId: string;
  readonly body: OpenCaseInput;
}

/** Every third case is of a client who had one before. */
const SAME_CLIENT = 3;

/**
 * Cases for these firms in turn, as intake systems send them; the same ones every time.
 *
 * @param series tells cases and clients of one series from those of another
 */
export function casesOf(firmIds: readonly string[], series = 'bench'): () => Arrival {
  let count = 0;
  return () => {
    const nth = count;
    count += 1;
    const round = Math.floor(nth / firmIds.length);
    const client = round % SAME_CLIENT === 0 ? round : round - (round % SAME_CLIENT) + 1;
    return {
      firmId: firmIds[nth % firmIds.length] ?? '',
      body: {
        client: { name: `Client ${client}`, email: `client-${client}@${series}.example` },
        visaType: 'H-1B',
        complexity: 1 + (round % 7),
        externalRef: `${series}-${nth}`,
      },
    };
  };
}
