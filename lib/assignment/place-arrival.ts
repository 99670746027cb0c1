import 'server-only';
import { factsOf, findLastAttorneys, inputFor, type CaseRow } from './facts';
import { decideAndPlace, type Placed } from './place';
import type { AssignmentUnit } from './unit';

/** Gives a case that has just been opened to whom the rules choose, or lets it wait. */
export async function placeArrival(unit: AssignmentUnit, row: CaseRow): Promise<Placed> {
  const last = await findLastAttorneys(unit.tx, unit.firmId, [row.clientId], []);
  const facts = factsOf(row, unit, { lastAttorneyId: last.get(row.clientId) ?? null });
  return decideAndPlace(unit, row, inputFor(unit, facts), 'arrival');
}
