import { DAY_MS } from '@/lib/shared/time';
import { instanceSchema, type Instance } from '@/lib/tools/simulation/schema';
import { generateInstance } from './generate';

const ATTORNEYS = 3;
/** From 2 March on. */
const FIRST_DAY = 60;
const ARRIVAL_DAYS = 60;
const MEASURED_DAYS = 120;

/**
 * The season of a firm of three: what arrives in March and April, with empty workloads at the beginning.
 * Small enough to be solved with hindsight.
 */
export function smallInstance(seed: number): Instance {
  const whole = generateInstance('year', ATTORNEYS, seed);
  const fromMs = Date.parse(whole.start) + FIRST_DAY * DAY_MS;
  const toMs = fromMs + ARRIVAL_DAYS * DAY_MS;
  return instanceSchema.parse({
    ...whole,
    name: `season-${ATTORNEYS}-${seed}`,
    start: new Date(fromMs).toISOString(),
    end: new Date(fromMs + MEASURED_DAYS * DAY_MS).toISOString(),
    cases: whole.cases.filter(({ arrivesAt }) => {
      const atMs = Date.parse(arrivesAt);
      return atMs >= fromMs && atMs < toMs;
    }),
  });
}
