import { VISA_FAMILIES } from '@/components/cases/labels';
import { columnTotals, isGap, practisedVisaTypes } from './matrix-totals';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import type { ExpertiseMatrixDto } from '@/lib/features/attorneys/dto';

/** What an address of the expertise matrix asks for; what it does not know is left out. */
export interface MatrixQuery {
  /** Part of a name. */
  name: string;
  /** Key of a family of visa types. */
  family: string | null;
  /** Only visa types that one person or nobody can take. */
  gapsOnly: boolean;
  /** Also the visa types that the firm does not practise. */
  all: boolean;
  /** Also attorneys who take no cases. */
  inactive: boolean;
}

type Params = Record<string, string | string[] | undefined>;

/** Reads what an address asks for. */
export function readMatrixQuery(params: Params): MatrixQuery {
  const family = VISA_FAMILIES.find(({ key }) => key === params.family);
  return {
    name: typeof params.q === 'string' ? params.q.trim().slice(0, 100) : '',
    family: family?.key ?? null,
    gapsOnly: params.show === 'gaps',
    all: params.all === '1',
    inactive: params.who === 'all',
  };
}

/** The address of the matrix with some of that changed. */
export function matrixHref(query: MatrixQuery, changes: Partial<MatrixQuery> = {}): string {
  const { name, family, gapsOnly, all, inactive } = { ...query, ...changes };
  const text = new URLSearchParams({
    ...(name ? { q: name } : {}),
    ...(family ? { family } : {}),
    ...(gapsOnly ? { show: 'gaps' } : {}),
    ...(inactive ? { who: 'all' } : {}),
    ...(all ? { all: '1' } : {}),
  }).toString();
  return text ? `/attorneys/expertise?${text}` : '/attorneys/expertise';
}

/** The columns that are asked for, and those of them that the firm practises. */
export function columnsOf(
  matrix: ExpertiseMatrixDto,
  { family, gapsOnly, all }: MatrixQuery,
): { visaTypes: VisaType[]; practised: VisaType[] } {
  const practised = practisedVisaTypes(matrix);
  const codes = VISA_FAMILIES.find(({ key }) => key === family)?.codes ?? VISA_TYPES;
  const asked = (all ? VISA_TYPES : practised).filter((type) => codes.includes(type));
  const visaTypes = gapsOnly
    ? columnTotals(matrix, asked)
        .filter(isGap)
        .map(({ visaType }) => visaType)
    : asked;
  return { visaTypes, practised };
}

/** Ids of the attorneys that are asked for, in roster order. */
export function rowsOf(
  { attorneys }: ExpertiseMatrixDto,
  { name, inactive }: MatrixQuery,
): string[] {
  const sought = name.toLocaleLowerCase();
  return attorneys
    .filter((one) => (inactive || one.active) && one.name.toLocaleLowerCase().includes(sought))
    .map(({ id }) => id);
}
