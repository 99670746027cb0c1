import type { ViewLink } from '@/lib/features/views/dto';
import type { FirmChoice, PlainAction } from './session-acts';

/** What the palette has to know about the viewer. */
export interface PaletteContent {
  /** Keys of `PLACES` that the viewer may open. */
  allowed: readonly string[];
  /** Saved views of the case list. */
  views: readonly ViewLink[];
  mayOpenCases: boolean;
  /** Whose absences the viewer may record: anyone's, one attorney's (by id), or no one's. */
  mayRecordAbsenceOf: 'anybody' | { attorneyId: string } | null;
  firms: readonly FirmChoice[];
  firmSlug: string;
  switchFirmAction?: PlainAction | undefined;
  signOutAction: PlainAction;
}
