import { CalendarOff } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { formatDay } from '@/components/ui/format';
import type { AbsenceDto } from '@/lib/contracts/absence';

/** Away now, or soon, in a few words. */
export function AbsenceNote({
  absence,
}: {
  absence: Pick<AbsenceDto, 'status' | 'startsOn' | 'endsOn'>;
}) {
  const isNow = absence.status === 'current';
  return (
    <Badge tone={isNow ? 'info' : 'neutral'} icon={CalendarOff}>
      {isNow
        ? `Away until ${formatDay(absence.endsOn)}`
        : `Away from ${formatDay(absence.startsOn)}`}
    </Badge>
  );
}
