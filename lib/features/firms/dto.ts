import type { VisaType } from '@/lib/assignment/core';
import type { Holiday } from '@/lib/contracts/federal-holidays';

/** What a firm settles of itself. */
export interface FirmSettingsDto {
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
  readonly visaTypesOff: readonly VisaType[];
  /** ISO weekdays: 1 is Monday. */
  readonly workingWeekdays: readonly number[];
  readonly holidays: readonly Holiday[];
  /** Whether mails name the clients whom they are about. */
  readonly mailNamesClients: boolean;
  readonly version: number;
}

/** The settings as they are, and what changes of them would meet. */
export interface FirmSettingsPage extends FirmSettingsDto {
  /** The visa types that are on. */
  readonly practised: readonly VisaType[];
  /** The days off as text, one a line. */
  readonly holidaysText: string;
  /** The firm's date today. */
  readonly today: string;
  /** Cases that are not closed, by visa type; one without any is missing. */
  readonly openCases: Partial<
    Record<VisaType, { readonly open: number; readonly waiting: number }>
  >;
}
