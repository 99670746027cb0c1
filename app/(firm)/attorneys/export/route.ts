import type { AttorneyDto } from '@/lib/contracts/attorney';
import { listAttorneys } from '@/lib/features/attorneys';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { answerWithList, dayOf, type ListFile } from '../../list-file';

const ROSTER: ListFile<AttorneyDto> = {
  name: 'attorneys',
  permission: 'reports.read',
  read: listAttorneys,
  columns: {
    Name: ({ name }) => name,
    'E-mail': ({ email }) => email,
    Seniority: ({ seniority }) => SENIORITY_NAMES[seniority].label,
    Takes: ({ active }) => (active ? 'new cases' : 'no new cases'),
    Capacity: ({ capacity }) => capacity,
    'Active cases': ({ activeCases }) => activeCases,
    'Open cases': ({ openCases }) => openCases,
    'Load points': ({ loadPoints }) => loadPoints,
    'Utilization (%)': ({ utilization }) => Math.round(utilization * 100),
    Expertise: ({ expertise }) =>
      Object.entries(expertise)
        .map(([visaType, level]) => `${visaType}:${level}`)
        .join(' '),
    'Highest complexity': ({ maxComplexity }) => maxComplexity,
    'New cases a week': ({ intakePerWeek }) => intakePerWeek,
    'Time zone': ({ timeZone }) => timeZone,
    'Last assigned': ({ lastAssignedAt }, timeZone) => dayOf(lastAssignedAt, timeZone),
  },
};

/** The whole roster as a CSV file, inactive attorneys too. */
export function GET(): Promise<Response> {
  return answerWithList(ROSTER);
}
