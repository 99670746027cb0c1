import { joinAbsences, type AbsenceWindow, type Candidate } from '@/lib/assignment/core';
import { MemoryFirm, type MemoryFirmOptions } from './memory-firm';
import type { Instance, InstanceAttorney } from './schema';

/** The absences of an attorney of an instance, in order and apart. */
export function absencesOf(attorney: InstanceAttorney): readonly AbsenceWindow[] {
  return joinAbsences(
    attorney.absences.map(({ startsAt, endsAt }) => ({ startsAtMs: startsAt, endsAtMs: endsAt })),
  );
}

function candidateOf(attorney: InstanceAttorney): Candidate {
  return {
    id: attorney.id,
    name: attorney.id,
    position: attorney.position,
    active: !attorney.joinsAt,
    seniority: attorney.seniority,
    levels: attorney.expertise,
    activeCases: 0,
    openCases: 0,
    loadPoints: 0,
    capacity: attorney.capacity,
    maxComplexity: attorney.maxComplexity ?? null,
    turn: 0,
    newCasesLast7Days: 0,
    intakePerWeek: null,
    absences: absencesOf(attorney),
    walledOff: false,
    fairShareMilliPoints: 0,
    reservePoints: 0,
    reentry: null,
  };
}

/** The firm of an instance on the day before its first event, with empty workloads. */
export function openFirm(
  instance: Instance,
  startMs: number,
  options?: MemoryFirmOptions,
): MemoryFirm {
  const firm = new MemoryFirm(instance.rules, startMs, Object.entries(instance.owners), options);
  for (const attorney of instance.attorneys) firm.add(candidateOf(attorney));
  for (const { attorneyId, clientId, company } of instance.walls) {
    if (clientId) firm.addWall(attorneyId, { clientId });
    if (company) firm.addWall(attorneyId, { company: company.trim().toLowerCase() });
  }
  return firm;
}
