'use client';

import { CalendarSearch } from 'lucide-react';
import { lazy } from 'react';
import { Button } from '@/components/ui/button';
import { OnDemand } from '@/components/ui/on-demand';
import { pageAct } from '@/components/ui/page-act';

const load = () => import('./calendar-file');
const CalendarFile = lazy(() => load().then((part) => ({ default: part.CalendarFile })));

/** The button that takes an attorney's absences from a calendar file. */
export function CalendarFileDialog({ attorney }: { attorney: { id: string; name: string } }) {
  const what = `Take absences of ${attorney.name} from a calendar file`;
  return (
    <OnDemand
      load={load}
      trigger={
        <Button
          size="sm"
          aria-label={`From a file: absences of ${attorney.name}`}
          {...pageAct(what, 'ics outlook google import out of office')}
        >
          <CalendarSearch aria-hidden="true" />
          From a file
        </Button>
      }
    >
      {(close) => <CalendarFile attorney={attorney} onClose={close} />}
    </OnDemand>
  );
}
