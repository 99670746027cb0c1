'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { AbsenceCalendar, type ChosenDays } from './absence-calendar';
import { periodLabel } from './calendar-labels';
import type { AbsenceDraft } from './use-absence-resize';
import { Dialog } from '@/components/ui/dialog';
import { asRoute } from '@/components/ui/link';
import { zoneName } from '@/components/ui/format';
import type { AbsenceDto } from '@/lib/contracts/absence';
import type { AbsenceMonthAttorney, AbsenceMonthDto } from '@/lib/features/absences/dto';
import { loadAffectedCases } from './covers-dialog';
import { prefetchAbsences, RecordAbsenceDialog } from './absence-dialog';
import { AbsenceItem } from './absence-item';
import { isDayOf, previewDays, saveAbsenceDays } from './other-days';

const AffectedCases = lazy(() =>
  loadAffectedCases().then((part) => ({ default: part.AffectedCases })),
);

interface MonthBoardProps {
  month: AbsenceMonthDto;
  /** Addresses of the months before and after. */
  hrefs: { before: string; after: string };
  mayCover: boolean;
}

/** The calendar with its dialogs: recording an absence, and what can be done about one. */
export function MonthBoard({ month, hrefs, mayCover }: MonthBoardProps) {
  const router = useRouter();
  const [recording, setRecording] = useState<{
    attorney: AbsenceMonthAttorney;
    days: ChosenDays;
  } | null>(null);
  const [shownIds, setShownIds] = useState<readonly string[]>([]);
  /** An absence whose new days put more cases at risk. */
  const [covering, setCovering] = useState<AbsenceDto | null>(null);
  async function saveDays(draft: AbsenceDraft, once: string): Promise<string | null> {
    const answer = await saveAbsenceDays(draft, once);
    if (typeof answer === 'string') return answer;
    if (answer.affectedCases.some(({ deadline }) => !isDayOf(draft.absence, deadline))) {
      setCovering(answer);
    }
    return null;
  }
  const colleaguesOf = (attorneyId: string) =>
    month.attorneys
      .filter(({ id, active }) => active && id !== attorneyId)
      .map(({ id, name }) => ({ value: id, label: name }));
  const shown = month.absences.filter(({ id }) => shownIds.includes(id));
  const owner = month.attorneys.find(({ id }) => id === shown[0]?.attorneyId);
  return (
    <>
      <div className="contents" {...prefetchAbsences}>
        <AbsenceCalendar
          month={month}
          onRecord={(attorney, days) => setRecording({ attorney, days })}
          onShow={(absences) => setShownIds(absences.map(({ id }) => id))}
          resizing={{ preview: previewDays, save: saveDays }}
          onMonth={(months) =>
            router.push(asRoute(months < 0 ? hrefs.before : hrefs.after), { scroll: false })
          }
        />
      </div>
      {recording ? (
        <RecordAbsenceDialog
          attorney={recording.attorney}
          today={recording.attorney.today}
          days={recording.days}
          colleagues={colleaguesOf(recording.attorney.id)}
          mayCover={mayCover}
          onClose={() => setRecording(null)}
        />
      ) : null}
      {covering ? (
        <Suspense fallback={null}>
          <AffectedCases
            absence={covering}
            days={periodLabel(covering.startsOn, covering.endsOn)}
            mayCover={mayCover}
            onClose={() => setCovering(null)}
          />
        </Suspense>
      ) : null}
      {owner ? (
        <Dialog
          open
          onOpenChange={() => setShownIds([])}
          title={owner.name}
          description={`Away, in days of ${zoneName(owner.timeZone)}.`}
        >
          <ul className="-my-2 divide-y divide-line">
            {shown.map((absence) => (
              <AbsenceItem
                key={absence.id}
                absence={absence}
                attorney={owner}
                today={owner.today}
                colleagues={colleaguesOf(owner.id)}
                mayManage={owner.mayManage}
                mayCover={mayCover}
              />
            ))}
          </ul>
        </Dialog>
      ) : null}
    </>
  );
}
