import { getCase } from '@/lib/features/cases';
import {
  listCovers,
  planCovers,
  recordAbsence,
  returnDueCovers,
  startDueCovers,
} from '@/lib/features/absences';
import { addAttorney, at, buildFirm, openCase, type BuiltFirm } from './build-firm';

export const MONDAY = '2026-03-02T15:00:00Z';
/** The absence is from the 9th to the 13th in New York: clocks go forward on the 8th. */
export const BEFORE = '2026-03-09T03:59:00Z';
export const BEGUN = '2026-03-09T04:00:00Z';
export const MIDWEEK = '2026-03-11T15:00:00Z';
export const LAST_NIGHT = '2026-03-14T03:59:00Z';
export const BACK = '2026-03-14T04:00:00Z';
export const DUE = '2026-03-11';

export const WEEK = { startsOn: '2026-03-09', endsOn: '2026-03-13', kind: 'vacation' } as const;

export interface Fixture {
  firm: BuiltFirm;
  ana: string;
  ben: string;
  cy: string;
  caseIds: string[];
}

/** Ana holds so many cases due in the week that she is away; Ben and Cy can stand in. */
export async function anaIsLeaving(cases = 1, deadline: string | null = DUE): Promise<Fixture> {
  return at(MONDAY, async () => {
    const firm = await buildFirm([{ name: 'Ana' }]);
    const caseIds: string[] = [];
    for (let n = 0; n < cases; n += 1) caseIds.push((await openCase(firm, { deadline })).id);
    const { id: ben } = await addAttorney(firm, { name: 'Ben' });
    const { id: cy } = await addAttorney(firm, { name: 'Cy' });
    return { firm, ana: firm.ids.Ana ?? '', ben, cy, caseIds };
  });
}

export async function plannedCover(fixture: Fixture, to = fixture.ben): Promise<string> {
  const { firm, ana, caseIds } = fixture;
  return at(MONDAY, async () => {
    const { id } = await recordAbsence(firm.actor, { attorneyId: ana, ...WEEK });
    const covers = caseIds.map((caseId) => ({ caseId, attorneyId: to }));
    await planCovers(firm.actor, { absenceId: id, covers });
    return id;
  });
}

export const tick = ({ firmId }: BuiltFirm, instant: string) =>
  at(instant, async () => {
    await returnDueCovers(firmId, new Date(instant));
    await startDueCovers(firmId, new Date(instant));
  });

export async function holderOf({ firm, caseIds }: Fixture, n = 0): Promise<string | undefined> {
  return (await getCase(firm.actor, caseIds[n] ?? '')).attorney?.name;
}

export async function fateOf({ firm }: Fixture, absenceId: string): Promise<(string | null)[][]> {
  const covers = await listCovers(firm.actor, { absenceId });
  return covers.map(({ status, endReason }) => [status, endReason]);
}
