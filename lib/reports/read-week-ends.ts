import 'server-only';
import type { FirmTx } from '@/lib/db/with-firm';
import { HELD_AT_INSTANTS, heldWithStages } from './read-held-at';

export interface WeekEndCount {
  attorneyId: string;
  /** Place of the week in the list that was asked for, from 0. */
  week: number;
  activeCases: number;
}

/**
 * How many active cases each attorney held at each instant: whom a case belonged to and which
 * stage it was in come from the history, which stages count from today's rules.
 */
export async function readActiveAt(
  tx: FirmTx,
  firmId: string,
  instants: readonly Date[],
  countedStages: readonly string[],
): Promise<WeekEndCount[]> {
  const [earliest] = instants;
  if (!earliest) return [];
  // The heatmap's weeks: intervals that were open at one of the instants, with the stage of then.
  return tx.$queryRaw<WeekEndCount[]>`
    WITH ${heldWithStages(firmId, instants, earliest)}
    SELECT h.attorney_id AS "attorneyId", i.week, count(*)::int AS "activeCases"
      FROM ${HELD_AT_INSTANTS}
     WHERE s.stage = ANY (${[...countedStages]}::text[])
     GROUP BY h.attorney_id, i.week`;
}
