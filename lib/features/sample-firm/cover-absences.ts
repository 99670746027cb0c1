import 'server-only';
import { listAbsences, listAffectedCasesOf, planCovers } from '@/lib/features/absences';
import type { AbsenceDto } from '@/lib/contracts/absence';
import { changeCase } from '@/lib/features/cases';
import { addDays, dateIn } from '@/lib/shared/time';
import type { GeneratedFirm } from './firm';

/** So many cases of the person who is away fall due meanwhile. */
const DUE_MEANWHILE = 2;

/**
 * How the year ends for the person who is away now or soon will be: two of their cases fall due meanwhile,
 * and the manager confirms the covers that the rules propose. Those of absences that have begun
 * start at once.
 */
export async function coverAbsences(firm: GeneratedFirm): Promise<void> {
  const { manager, plan, presentAt } = firm;
  const today = dateIn(presentAt, plan.timeZone);
  const { items } = await listAbsences(manager, { from: today });
  const ahead = items.filter(({ status }) => status === 'current' || status === 'upcoming');
  for (const absence of ahead) {
    await setDeadlines(firm, absence, today);
    const affected = await listAffectedCasesOf(manager, { absenceId: absence.id });
    const covers = affected.flatMap(({ caseId, proposedCover }) =>
      proposedCover ? [{ caseId, attorneyId: proposedCover.id }] : [],
    );
    if (covers.length > 0) await planCovers(manager, { absenceId: absence.id, covers });
  }
}

async function setDeadlines(
  firm: GeneratedFirm,
  absence: AbsenceDto,
  today: string,
): Promise<void> {
  const { attorneyId, startsOn, endsOn } = absence;
  const from = startsOn < today ? today : startsOn;
  const held = [...firm.cases.values()].filter(
    (live) => live.attorneyId === attorneyId && live.isActive,
  );
  for (const [place, live] of held.slice(0, DUE_MEANWHILE).entries()) {
    const wanted = addDays(from, place + 1);
    const deadline = wanted < endsOn ? wanted : endsOn;
    const { version } = await changeCase(firm.manager, live.id, {
      version: live.version,
      deadline,
    });
    live.version = version;
  }
}
