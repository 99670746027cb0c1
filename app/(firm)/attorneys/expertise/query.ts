import {
  createLoader,
  createParser,
  createSerializer,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { parseAsFlag } from '@/app/(firm)/params';
import { VISA_FAMILIES } from '@/components/cases/labels';
import { columnTotals, isGap, practisedVisaTypes } from './matrix-totals';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import type { ExpertiseMatrixDto } from '@/lib/features/attorneys/dto';

const MAX_NAME_LENGTH = 100;

const PARAMETERS = {
  /** Part of a name. */
  name: createParser({
    parse: (text) => text.trim().slice(0, MAX_NAME_LENGTH),
    serialize: String,
  }).withDefault(''),
  /** Key of a family of visa types. */
  family: parseAsStringLiteral(VISA_FAMILIES.map(({ key }) => key)),
  /** Only visa types that one person or no one can take. */
  gapsOnly: parseAsFlag('gaps'),
  /** Also attorneys who take no cases. */
  inactive: parseAsFlag('all'),
  /** Also the visa types that the firm does not practise. */
  all: parseAsFlag('1'),
};
const urlKeys = { name: 'q', gapsOnly: 'show', inactive: 'who' };

/** What an address of the expertise matrix asks for; what it does not know is left out. */
export type MatrixQuery = inferParserType<typeof PARAMETERS>;

/** Reads what an address asks for. */
export const readMatrixQuery = createLoader(PARAMETERS, { urlKeys });

const serialize = createSerializer(PARAMETERS, { urlKeys });

/** The address of the matrix with some of that changed. */
export function matrixHref(query: MatrixQuery, changes: Partial<MatrixQuery> = {}): string {
  return serialize('/attorneys/expertise', { ...query, ...changes });
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
