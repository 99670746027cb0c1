import { plural, zoneName } from '@/components/ui/format';
import type { VisaType } from '@/lib/assignment/core';
import type { FirmSettingsPage } from '@/lib/features/firms/dto';
import { visaTypeLabel } from '@/lib/wording/labels';

/** What the form holds, as far as something follows from it. */
export interface TypedSettings {
  readonly timeZone: string;
  /** Those that are ticked. */
  readonly visaTypes: readonly string[];
  readonly workingWeekdays: readonly number[];
  /** One a line. */
  readonly holidays: string;
  readonly mailNamesClients: boolean;
}

/** What would follow from saving, one sentence a thing; empty while nothing follows. */
export function consequencesOf(before: FirmSettingsPage, typed: TypedSettings): string[] {
  return [
    ...ofTheZone(before.timeZone, typed.timeZone),
    ...ofVisaTypes(before, typed.visaTypes),
    ...ofWorkingDays(before, typed),
    ...ofMail(before.mailNamesClients, typed.mailNamesClients),
  ];
}

function ofTheZone(from: string, to: string): string[] {
  if (from === to) return [];
  const zone = zoneName(to);
  return [
    `Days, weeks and months are counted in ${zone}, in reports of the past too: a case that came near midnight may move to the day beside.`,
    `Deadlines are over at midnight in ${zone}, also those of open cases.`,
    `Quiet hours and the morning’s digest follow ${zone} for members who are no attorneys. Attorneys and their absences keep the time zone that each has.`,
    'Rules that are scheduled take effect at the instant that was set, which is another hour here.',
  ];
}

function ofMail(named: boolean, names: boolean): string[] {
  if (named === names) return [];
  return names
    ? [
        'Mails name the clients of cases from now on. They pass through mail servers that are not the firm’s, and stay in the mailboxes of members who leave.',
      ]
    : ['Mails name no clients from now on. Those that were sent do.'];
}

function ofVisaTypes(before: FirmSettingsPage, ticked: readonly string[]): string[] {
  const on = before.visaTypesOff.filter((code) => ticked.includes(code));
  const off = Object.entries(before.openCases).filter(([code]) => isNewlyOff(code, before, ticked));
  const offWithout = before.practised.filter(
    (code) => !ticked.includes(code) && before.openCases[code] === undefined,
  );
  return [
    ...off.map(([code, { open, waiting }]) => leftOpen(code as VisaType, open, waiting)),
    ...(offWithout.length > 0
      ? [`No new case can be ${orList(offWithout)}. None is open now.`]
      : []),
    ...(on.length > 0 ? [`New cases may be ${orList(on)} again.`] : []),
  ];
}

function isNewlyOff(code: string, before: FirmSettingsPage, ticked: readonly string[]): boolean {
  return !ticked.includes(code) && before.practised.some((one) => one === code);
}

function leftOpen(code: VisaType, open: number, waiting: number): string {
  const stay = `${plural(open, 'open case')} of it ${open === 1 ? 'stays' : 'stay'} as ${open === 1 ? 'it is' : 'they are'}`;
  const line =
    waiting > 0
      ? `; ${waiting} of them ${waiting === 1 ? 'waits' : 'wait'} still, and can be assigned`
      : '';
  return `No new case can be ${visaTypeLabel(code)}. ${stay}${line}.`;
}

function orList(codes: readonly VisaType[]): string {
  const labels = codes.map(visaTypeLabel);
  const last = labels.pop() ?? '';
  return labels.length > 0 ? `${labels.join(', ')} or ${last}` : last;
}

function ofWorkingDays(
  before: FirmSettingsPage,
  { workingWeekdays, holidays }: TypedSettings,
): string[] {
  const sameWeek = workingWeekdays.join() === before.workingWeekdays.join();
  if (sameWeek && holidays.trim() === before.holidaysText) return [];
  const days = workingWeekdays.length;
  const calendarDays = days > 0 ? Math.ceil((25 * 7) / days) : 0;
  return [
    ...(sameWeek || days === 0
      ? []
      : [
          `A case of 25 estimated days takes ${calendarDays} days of the calendar, holidays apart. Look at the estimated days in the rules: until now ${before.workingWeekdays.length === 7 ? 'they counted weekends' : 'another week was counted'}.`,
        ]),
    'Estimates of when work would be done, the order of the waiting line and the coming weeks of the heatmap count the new working days from now on.',
    'New cases are assigned on days off as on others: they make nobody absent.',
  ];
}
