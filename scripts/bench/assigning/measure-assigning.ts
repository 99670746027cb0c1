import { monotonicMs, now, withClock } from '@/lib/platform/clock';
import { DAY_MS } from '@/lib/shared/time';
import { asOwner } from '@/tests/integration/as-owner';
import { buildFirm, openCase, type BuiltFirm } from '@/tests/integration/build-firm';
import { percentile } from '../pages/measure';
import { countStatements, sentBy } from '../pages/statements';

/** Long enough ago that no one is new any more. */
const FOUNDED_DAYS_AGO = 60;
/** So that no one is full before the end. */
const CAPACITY = 100;
const WARM_UP_ROUNDS = 10;

interface Measured {
  readonly firm: BuiltFirm;
  readonly attorneys: number;
  readonly times: number[];
  readonly attorneyRows: number[];
  readonly statements: number[];
}

/** What one new case costs in firms of these sizes, as a table. */
export async function measureAssigning(
  sizes: readonly [small: number, large: number],
  rounds: number,
): Promise<string> {
  countStatements();
  const [small, large] = [await openMeasured(sizes[0]), await openMeasured(sizes[1])];
  for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
    for (const one of round % 2 === 0 ? [small, large] : [large, small]) {
      const before = await attorneyRowVersions(one.firm);
      const startedMs = monotonicMs();
      const { statements } = await sentBy(() => openCase(one.firm));
      const tookMs = monotonicMs() - startedMs;
      if (round < 0) continue;
      one.times.push(tookMs);
      one.statements.push(statements);
      one.attorneyRows.push(await countChanged(one.firm, before));
    }
  }
  return table(small, large);
}

async function openMeasured(attorneys: number): Promise<Measured> {
  const foundedMs = now().getTime() - FOUNDED_DAYS_AGO * DAY_MS;
  const firm = await withClock(
    () => new Date(foundedMs),
    () =>
      buildFirm(
        Array.from({ length: attorneys }, (_, nth) => ({
          name: `Attorney ${nth + 1}`,
          capacity: CAPACITY,
        })),
      ),
  );
  return { firm, attorneys, times: [], attorneyRows: [], statements: [] };
}

/** Which transaction wrote each attorney's row last. */
async function attorneyRowVersions({ firmId }: BuiltFirm): Promise<ReadonlyMap<string, string>> {
  const rows = await asOwner<{ id: string; xmin: string }>(
    'SELECT id, xmin::text FROM attorneys WHERE firm_id = $1',
    [firmId],
  );
  return new Map(rows.map(({ id, xmin }) => [id, xmin]));
}

async function countChanged(firm: BuiltFirm, before: ReadonlyMap<string, string>): Promise<number> {
  const after = await attorneyRowVersions(firm);
  return [...after].filter(([id, version]) => before.get(id) !== version).length;
}

function table(small: Measured, large: Measured): string {
  const row = ({ attorneys, times, attorneyRows, statements }: Measured) =>
    `| ${attorneys} | ${mean(statements)} | ${mean(attorneyRows)} | ${percentile(times, 0.5).toFixed(1)} | ${percentile(times, 0.95).toFixed(1)} |`;
  const ratio = percentile(large.times, 0.5) / percentile(small.times, 0.5);
  return [
    '| attorneys | statements | attorney rows written | p50 ms | p95 ms |',
    '|--:|--:|--:|--:|--:|',
    row(small),
    row(large),
    '',
    `An assignment among ${large.attorneys} takes ${ratio.toFixed(2)} times as long as among ${small.attorneys}.`,
  ].join('\n');
}

function mean(values: readonly number[]): string {
  const sum = values.reduce((total, one) => total + one, 0);
  return (sum / Math.max(1, values.length)).toFixed(1);
}
