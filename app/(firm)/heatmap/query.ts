import {
  createLoader,
  createSerializer,
  parseAsStringLiteral,
  type inferParserType,
} from 'nuqs/server';
import { parseAsFlag } from '@/app/(firm)/params';
import { SENIORITIES, VISA_TYPES } from '@/lib/assignment/core';

export const SORTS = ['utilization', 'coming', 'name', 'seniority', 'roster'] as const;
export type HeatmapSort = (typeof SORTS)[number];

const PARAMETERS = {
  view: parseAsStringLiteral(['weeks', 'visa-types']).withDefault('weeks'),
  sort: parseAsStringLiteral(SORTS).withDefault('utilization'),
  visaType: parseAsStringLiteral(VISA_TYPES),
  seniority: parseAsStringLiteral(SENIORITIES),
  /** Also the visa types of which no one holds a case. */
  all: parseAsFlag('1'),
};

/** What an address of the heatmap asks for; what it does not know is left out. */
export type HeatmapQuery = inferParserType<typeof PARAMETERS>;

/** Reads the view, the order and the filters of the heatmap from its address. */
export const readHeatmapQuery = createLoader(PARAMETERS);

const serialize = createSerializer(PARAMETERS);

/** The address of the heatmap with some of that changed. */
export function heatmapHref(query: HeatmapQuery, changes: Partial<HeatmapQuery> = {}): string {
  return serialize('/heatmap', { ...query, ...changes });
}
