import { Alert } from '@/components/ui/alert';
import { cn } from '@/components/ui/cn';
import { plural } from '@/components/ui/format';
import type { ReactNode } from 'react';
import { isGap, type ColumnTotals } from './matrix-totals';
import { visaTypeLabel } from '@/lib/wording/labels';

/** Under each visa type: how many can take it, how many are expert, how much there is to do. */
export function MatrixFoot({
  figures,
  minExpertise,
}: {
  figures: readonly ColumnTotals[];
  minExpertise: number;
}) {
  return (
    <tfoot className="text-xs md:sticky md:bottom-0 md:z-20">
      <FootRow
        label="Can take it"
        note={`level ${minExpertise} or more`}
        figures={figures}
        first
        cell={(one) => (
          <Figure
            value={one.able.length}
            flag={isGap(one) ? gapLabel(one) : null}
            tone="text-warn"
          />
        )}
      />
      <FootRow
        label="Experts"
        note="level 3"
        figures={figures}
        cell={({ expertCount }) => <Figure value={expertCount} />}
      />
      <FootRow
        label="Open cases"
        note="of the firm"
        figures={figures}
        cell={({ openCases, waitingCases }) => (
          <Figure
            value={openCases}
            flag={waitingCases > 0 ? `${waitingCases} wait` : null}
            tone="text-bad"
          />
        )}
      />
    </tfoot>
  );
}

function FootRow({
  label,
  note,
  figures,
  first = false,
  cell,
}: {
  label: string;
  note: string;
  figures: readonly ColumnTotals[];
  first?: boolean;
  cell: (figures: ColumnTotals) => ReactNode;
}) {
  const line = first ? 'border-t border-line-strong' : '';
  return (
    <tr>
      <th
        scope="row"
        className={cn('grid-name', line, 'bg-sunken px-2 py-1 text-left font-medium sm:px-3')}
      >
        {label} <span className="font-normal text-ink-3 max-sm:sr-only">{note}</span>
      </th>
      {figures.map((one) => (
        <td
          key={one.visaType}
          className={cn(line, 'bg-sunken px-0.5 py-1 text-center align-top tabular-nums')}
        >
          {cell(one)}
        </td>
      ))}
    </tr>
  );
}

function Figure({
  value,
  flag = null,
  tone = '',
}: {
  value: number;
  flag?: string | null;
  tone?: string;
}) {
  return (
    <>
      {value}
      {flag ? <span className={cn('block text-2xs font-medium', tone)}>{flag}</span> : null}
    </>
  );
}

function gapLabel({ able }: ColumnTotals): string {
  return able.length === 0 ? 'none' : 'single';
}

/** The visa types that hang on one person, or that no one can take, by name. */
export function GapNotice({ figures }: { figures: readonly ColumnTotals[] }) {
  const gaps = figures.filter(isGap);
  if (gaps.length === 0) return null;
  const nobody = gaps.filter(({ able }) => able.length === 0).length;
  const one = gaps.length - nobody;
  const title = [
    nobody > 0 && `Nobody can take ${plural(nobody, 'visa type')}`,
    one > 0 && `${plural(one, 'visa type')} ${one === 1 ? 'hangs' : 'hang'} on one person`,
  ]
    .filter((part) => part !== false)
    .join(', and ');
  return (
    <Alert tone="warn" title={title}>
      <ul className="flex flex-wrap gap-x-5 gap-y-0.5">
        {gaps.map(({ visaType, able: [only], openCases }) => (
          <li key={visaType}>
            <span className="font-medium text-ink">{visaTypeLabel(visaType)}</span>:{' '}
            {only ? <bdi>{only.name}</bdi> : 'nobody'}
            {openCases > 0 ? `, ${plural(openCases, 'open case')}` : ''}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
