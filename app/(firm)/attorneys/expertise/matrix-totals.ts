import { VISA_TYPES, type Level, type VisaType } from '@/lib/assignment/core';
import type { ExpertiseMatrixDto, MatrixAttorney } from '@/lib/features/attorneys/dto';

/** What a column of the expertise matrix adds up to, of those who take cases. */
export interface ColumnTotals {
  visaType: VisaType;
  /** Whose level is enough for the rules. */
  able: readonly Pick<MatrixAttorney, 'id' | 'name'>[];
  expertCount: number;
  openCases: number;
  waitingCases: number;
}

export const EXPERT: Level = 3;

/** The visa types that the firm practises: someone has a level, or there is a case. */
export function practisedVisaTypes({
  attorneys,
  demand,
}: Pick<ExpertiseMatrixDto, 'attorneys' | 'demand'>): VisaType[] {
  return VISA_TYPES.filter(
    (visaType) =>
      demand[visaType] !== undefined || attorneys.some(({ expertise }) => expertise[visaType]),
  );
}

/** The figures under each column. Who takes no cases counts in none of them. */
export function columnTotals(
  { attorneys, demand, minExpertise }: ExpertiseMatrixDto,
  visaTypes: readonly VisaType[],
): ColumnTotals[] {
  const active = attorneys.filter((attorney) => attorney.active);
  return visaTypes.map((visaType) => {
    const levelOf = ({ expertise }: MatrixAttorney) => expertise[visaType] ?? 0;
    return {
      visaType,
      able: active.filter((attorney) => levelOf(attorney) >= minExpertise),
      expertCount: active.filter((attorney) => levelOf(attorney) === EXPERT).length,
      openCases: demand[visaType]?.openCases ?? 0,
      waitingCases: demand[visaType]?.waitingCases ?? 0,
    };
  });
}

/** Whether a visa type hangs on one person, or on no one. */
export function isGap({ able }: ColumnTotals): boolean {
  return able.length < 2;
}
