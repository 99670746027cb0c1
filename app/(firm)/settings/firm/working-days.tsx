'use client';

import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import type { FirmSettingsPage } from '@/lib/features/firms/dto';
import { federalHolidays, holidaysAsText } from '@/lib/contracts/federal-holidays';

const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

interface WorkingDaysProps {
  settings: FirmSettingsPage;
  holidays: string;
  setHolidays: (text: string) => void;
}

/** The days on which the firm works, and its days off. */
export function WorkingDays({ settings, holidays, setHolidays }: WorkingDaysProps) {
  const thisYear = Number(settings.today.slice(0, 4));
  return (
    <Card
      title="Working days"
      description="The estimate of when a case would be done counts these days. Cases are assigned on all days."
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="workingWeekdays" label="Days of the week" as="group" required>
          <div>
            {WEEKDAYS.map((label, index) => (
              <Checkbox
                key={label}
                name="workingWeekdays"
                value={index + 1}
                label={label}
                defaultChecked={settings.workingWeekdays.includes(index + 1)}
              />
            ))}
          </div>
        </Field>
        <div className="grid content-start gap-2">
          <Field
            name="holidays"
            label="Days off"
            hint="One a line: the date, then its name, as in 2027-07-05 Independence Day."
          >
            <Textarea
              rows={8}
              value={holidays}
              onChange={(event) => setHolidays(event.target.value)}
              className="font-mono text-xs max-sm:text-lg"
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            {[thisYear, thisYear + 1].map((year) => (
              <Button key={year} size="sm" onClick={() => setHolidays(withYear(holidays, year))}>
                Add federal holidays of {year}
              </Button>
            ))}
          </div>
        </div>
      </div>
    </Card>
  );
}

/** The days typed, and those of a year that are not among them, in order. */
function withYear(text: string, year: number): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const missing = federalHolidays(year).filter(
    ({ day }) => !lines.some((line) => line.startsWith(day)),
  );
  return [...lines, ...missing.map((one) => holidaysAsText([one]))].sort().join('\n');
}
