import type { VisaType } from '@/lib/assignment/core';
import { getHeatmap } from '@/lib/features/reports';
import type {
  HeatmapRow,
  HeatmapVisaCell,
  HeatmapWeek,
  HeatmapWeekCell,
} from '@/lib/features/reports/dto';
import { SENIORITY_NAMES } from '@/lib/wording/labels';
import { answerWithList, onePage, type ListFile } from '../../list-file';
import { readHeatmapQuery } from '../query';

/** One cell of the heatmap with the attorney whose it is: a line of the file. */
type Line<Cell> = Cell & { readonly row: HeatmapRow };

type WeekLine = Line<HeatmapWeekCell & Pick<HeatmapWeek, 'endsOn' | 'when'>>;
type VisaTypeLine = Line<HeatmapVisaCell & { readonly visaType: VisaType }>;

const ATTORNEY = {
  Attorney: ({ row }: Line<unknown>) => row.attorney.name,
  Seniority: ({ row }: Line<unknown>) => SENIORITY_NAMES[row.seniority].label,
  Capacity: ({ row }: Line<unknown>) => row.capacity,
};

const WHEN = { past: 'past', current: 'now', coming: 'expected' } as const;

const WEEKS: ListFile<WeekLine> = {
  name: 'heatmap-weeks',
  permission: 'workload.read',
  read: async (actor) => {
    const { rows, weeks } = await getHeatmap(actor);
    return onePage(
      rows.flatMap((row) =>
        weeks.flatMap(({ endsOn, when }, index) => {
          const cell = row.byWeek[index];
          return cell ? [{ ...cell, endsOn, when, row }] : [];
        }),
      ),
    );
  },
  columns: {
    ...ATTORNEY,
    'First day': ({ startsOn }) => startsOn,
    'Last day': ({ endsOn }) => endsOn,
    When: ({ when }) => WHEN[when],
    'Active cases': ({ activeCases }) => activeCases,
    'Share of capacity (%)': ({ share }) => Math.round(share * 100),
    'Days away': ({ absentDays }) => absentDays,
  },
};

const BY_VISA_TYPE: ListFile<VisaTypeLine> = {
  name: 'heatmap-visa-types',
  permission: 'workload.read',
  read: async (actor) => {
    const { rows, visaTypes } = await getHeatmap(actor);
    return onePage(
      rows.flatMap((row) =>
        visaTypes.flatMap((visaType) => {
          const cell = row.byVisaType[visaType];
          return cell ? [{ ...cell, visaType, row }] : [];
        }),
      ),
    );
  },
  columns: {
    ...ATTORNEY,
    'Visa type': ({ visaType }) => visaType,
    Level: ({ level }) => level,
    'Open cases': ({ openCases }) => openCases,
    'Load points': ({ loadPoints }) => loadPoints,
  },
};

/** The view of the heatmap that is asked for as a CSV file: everyone on it, one line a cell. */
export function GET(request: Request): Promise<Response> {
  return readHeatmapQuery(request).view === 'visa-types'
    ? answerWithList(BY_VISA_TYPE)
    : answerWithList(WEEKS);
}
