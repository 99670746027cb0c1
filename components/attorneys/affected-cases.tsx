import { visaTypeLabel } from '@/components/cases/words';
import { formatDay } from '@/components/ui/format';
import { TextLink } from '@/components/ui/link';
import { isVisaType } from '@/lib/assignment/core';
import type { AffectedCaseDto } from '@/lib/absences/dto';

/** Active cases whose deadlines fall into an absence, each with who could take it. */
export function AffectedCases({ cases }: { cases: readonly AffectedCaseDto[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line text-sm">
      {cases.map(({ caseId, number, clientName, visaType, deadline, proposedCover }) => (
        <li key={caseId} className="grid gap-0.5 px-3 py-2">
          <span>
            <TextLink href={`/cases/${caseId}`}>No. {number}</TextLink> <bdi>{clientName}</bdi>,{' '}
            {isVisaType(visaType) ? visaTypeLabel(visaType) : visaType}
          </span>
          <span className="text-ink-2">
            Due {formatDay(deadline)}.{' '}
            {proposedCover
              ? `The rules would give it to ${proposedCover.name}.`
              : 'Nobody else is eligible for it.'}
          </span>
        </li>
      ))}
    </ul>
  );
}
