import type { ReviewedCaseDto } from '@/lib/features/planning/dto';

/** For tests: an ordinary case of someone who leaves, which no one can take unless said otherwise. */
export function departureCase(
  facts: Partial<ReviewedCaseDto> & { caseId: string },
): ReviewedCaseDto {
  return {
    ...{ number: 1, clientName: 'Somebody', visaType: 'H-1B', stage: 'drafting' },
    ...{ priority: 'normal', complexity: 5, deadline: null, version: 1, loadPoints: 100 },
    ...{ countsActive: true, proposedAttorney: null, reason: 'Because.' },
    ...{ eligible: [], excluded: [], coveredFor: null, group: null },
    ...facts,
  };
}
