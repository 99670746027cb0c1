import 'server-only';
import { readForecasts } from '@/lib/assignment';
import { readWorkCalendar } from '@/lib/assignment/sql';
import { getFirmZone } from '@/lib/platform/db/firm-zone';
import type { FirmTx } from '@/lib/platform/db/with-firm';
import { DAY_MS } from '@/lib/shared/time';
import type { CaseLabel } from './compare';
import { inOrder, type Past, type PastEvent } from './past';
import { readCases } from './read-cases';
import { readPeople } from './read-people';

/** Reads a firm's past between two instants that lie whole days apart: twelve queries. */
export async function readPast(
  tx: FirmTx,
  firmId: string,
  period: { from: Date; to: Date },
): Promise<{ past: Past; labels: ReadonlyMap<string, CaseLabel> }> {
  const [fromMs, toMs] = [period.from.getTime(), period.to.getTime()];
  const timeZone = await getFirmZone(tx, firmId);
  const { labels, events, ...cases } = await readCases(tx, firmId, period, timeZone);
  const people = await readPeople(tx, firmId, period);
  const days = everyDay(fromMs, toMs);
  const instants = [fromMs, ...days];
  const expected = await readForecasts(
    tx,
    firmId,
    instants.map((ms) => new Date(ms)),
  );
  const past: Past = {
    fromMs,
    toMs,
    workCalendar: await readWorkCalendar(tx, firmId, period.to),
    ...cases,
    ledgersAtMs: people.ledgersAtMs,
    attorneys: people.attorneys,
    walls: people.walls,
    events: inOrder([
      ...people.events,
      ...events,
      ...days.map((atMs): PastEvent => ({ kind: 'day', atMs })),
    ]),
    forecasts: instants.map((atMs, index) => ({ atMs, items: expected[index] ?? [] })),
  };
  return { past, labels };
}

function everyDay(fromMs: number, toMs: number): number[] {
  return Array.from({ length: Math.round((toMs - fromMs) / DAY_MS) }, (_, index) => {
    return fromMs + (index + 1) * DAY_MS;
  });
}
