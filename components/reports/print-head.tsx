/** What a report on paper says about itself: whose it is, which days, in whose time, made when. */
import { zoneName } from '@/components/ui/format';
export function PrintHead({
  firmName,
  period,
  timeZone,
  madeAt,
}: {
  firmName: string;
  period: string;
  timeZone: string;
  /** When it was made, already written out. */
  madeAt: string;
}) {
  return (
    <dl className="hidden grid-cols-[auto_1fr] gap-x-4 text-sm print:grid" data-print-head>
      <dt>Firm</dt>
      <dd className="font-medium">
        <bdi>{firmName}</bdi>
      </dd>
      <dt>Period</dt>
      <dd>{period}</dd>
      <dt>Days and times</dt>
      <dd>{zoneName(timeZone)}</dd>
      <dt>Made</dt>
      <dd>{madeAt}</dd>
    </dl>
  );
}
