import { DAY_MS } from '@/lib/time';
import { instanceSchema, type Instance } from '@/lib/simulation/schema';
import { generateInstance } from './generate';

const ATTORNEYS = 3;
const FIRST_DAY = 170;
const ARRIVAL_DAYS = 90;
const MEASURED_DAYS = 150;

/**
 * A season of a firm of three: what arrives from late February to late May, with empty desks at the
 * beginning. Small enough to be solved with hindsight.
 */
export function smallInstance(seed: number): Instance {
  const whole = generateInstance('year', ATTORNEYS, seed);
  const firstMs = Date.parse(whole.cases[0]?.arrivesAt ?? whole.start);
  const fromMs = Math.floor(firstMs / DAY_MS) * DAY_MS + FIRST_DAY * DAY_MS;
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
