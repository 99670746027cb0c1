import { SENIORITIES, VISA_TYPES, type Seniority, type VisaType } from '@/lib/assignment/core';

export const SORTS = ['utilization', 'coming', 'name', 'seniority', 'roster'] as const;
export type HeatmapSort = (typeof SORTS)[number];

/** What an address of the heatmap asks for; what it does not know is left out. */
export interface HeatmapQuery {
  view: 'weeks' | 'visa-types';
  sort: HeatmapSort;
  visaType: VisaType | null;
  seniority: Seniority | null;
  /** Also the visa types of which nobody holds a case. */
  all: boolean;
}

type Params = Record<string, string | string[] | undefined>;

function known<T extends string>(values: readonly T[], text: unknown): T | null {
  return values.find((value) => value === text) ?? null;
}

/** Reads the view, the order and the filters of the heatmap from its address. */
export function readHeatmapQuery(params: Params): HeatmapQuery {
  return {
    view: known(['weeks', 'visa-types'], params.view) ?? 'weeks',
    sort: known(SORTS, params.sort) ?? 'utilization',
    visaType: known(VISA_TYPES, params.visaType),
    seniority: known(SENIORITIES, params.seniority),
    all: params.all === '1',
  };
}

/** The parameters of an address; what is usual is left out. */
export function heatmapParams(query: HeatmapQuery): Record<string, string> {
  return {
    ...(query.view === 'weeks' ? {} : { view: query.view }),
    ...(query.sort === 'utilization' ? {} : { sort: query.sort }),
    ...(query.visaType ? { visaType: query.visaType } : {}),
    ...(query.seniority ? { seniority: query.seniority } : {}),
    ...(query.all ? { all: '1' } : {}),
  };
}

/** The address of the heatmap with some of that changed. */
export function heatmapHref(query: HeatmapQuery, changes: Partial<HeatmapQuery> = {}): string {
  const text = new URLSearchParams(heatmapParams({ ...query, ...changes })).toString();
  return text ? `/heatmap?${text}` : '/heatmap';
}
