import pLimit from 'p-limit';
import { fire, type Outcome } from './fire';
import { mutate, type Shot } from './mutate';
import type { People } from './people';
import { Random } from './random';
import { listEntryPoints } from './surface';

export interface FuzzOptions {
  /** Of the server, such as `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly requests: number;
  readonly seed: number;
  readonly concurrency: number;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzResult {
  readonly requests: number;
  readonly entryPoints: number;
  /** How many answers there were of each status; `closed` without one. */
  readonly counts: Readonly<Record<string, number>>;
  /** What must not be: an answer of 500 or more, or none. */
  readonly failures: readonly string[];
}

/** Sends mutated requests to every entry point in turn. */
export async function runFuzz(people: People, options: FuzzOptions): Promise<FuzzResult> {
  const { host, hostname, port } = new URL(options.url);
  const random = new Random(options.seed);
  const entryPoints = listEntryPoints();
  const limit = pLimit(options.concurrency);
  const counts: Record<string, number> = {};
  const failures: string[] = [];
  let done = 0;
  const shots = Array.from({ length: options.requests }, (_, index) => {
    const entryPoint = entryPoints[index % entryPoints.length];
    if (!entryPoint) throw new Error('The build has no entry points.');
    return mutate(random, entryPoint, people, host);
  });
  await Promise.all(
    shots.map((shot) =>
      limit(async () => {
        const outcome = await fire(shot, hostname, Number(port));
        const name = outcome.kind === 'answered' ? String(outcome.status) : outcome.kind;
        counts[name] = (counts[name] ?? 0) + 1;
        if (isFailure(outcome)) failures.push(`${name} ${describe(shot)}`);
        done += 1;
        options.onProgress?.(done);
      }),
    ),
  );
  return { requests: options.requests, entryPoints: entryPoints.length, counts, failures };
}

function isFailure(outcome: Outcome): boolean {
  return outcome.kind === 'unanswered' || (outcome.kind === 'answered' && outcome.status >= 500);
}

/** Enough of a request to send it again by hand. */
function describe({ label, bytes }: Shot): string {
  return `${label}\n${bytes.toString('latin1', 0, 1_500)}`;
}
