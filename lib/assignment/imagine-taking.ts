import 'server-only';
import type { CaseRow } from './facts';
import type { ReadUnit } from './read-unit';

/**
 * Counts a case on somebody's desk in a reading of the firm, so that the next proposal of the same
 * plan sees what the ones before it would do. Nothing is written.
 */
export function imagineTaking(unit: ReadUnit, attorneyId: string, row: CaseRow): void {
  const attorney = unit.roster.find(attorneyId);
  if (!attorney) return;
  unit.state.lastTurn += 1;
  unit.roster.change(attorneyId, {
    activeCount: attorney.activeCount + (row.countsActive ? 1 : 0),
    openCount: attorney.openCount + 1,
    loadPoints: attorney.loadPoints + row.loadPoints,
    turn: unit.state.lastTurn,
  });
}
