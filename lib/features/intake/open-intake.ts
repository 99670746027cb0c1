import 'server-only';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import { originOf } from '@/lib/contracts/intake';
import { now } from '@/lib/platform/clock';
import { findVisitedFirmId } from '@/lib/platform/db/identity-store';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { dateIn } from '@/lib/shared/time';
import { readIntakeSettings, type IntakeSettingsDto } from './settings';

/** A firm that takes clients by its public page, as strangers may know it. */
export interface OpenIntake {
  readonly firmId: string;
  readonly slug: string;
  readonly firmName: string;
  /** The firm's date. */
  readonly today: string;
  /** What the firm practises. */
  readonly visaTypes: readonly VisaType[];
  readonly settings: IntakeSettingsDto;
}

/** No deadline is further away: a year with a digit too many is. */
const YEARS_AHEAD = 30;

/** The latest day that someone can mean by a deadline. */
export function latestDeadline({ today }: Pick<OpenIntake, 'today'>): string {
  return `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
}

/** The firm whose public page this is; null where there is none, or it is switched off: the same. */
export async function findOpenIntake(slug: string): Promise<OpenIntake | null> {
  if (!/^[a-z0-9-]{1,100}$/.test(slug)) return null;
  const firmId = await findVisitedFirmId(slug);
  if (firmId === null) return null;
  return withWholeFirm(firmId, async (tx) => {
    const settings = await readIntakeSettings(tx, firmId);
    if (!settings.isOn) return null;
    const { name, timeZone, visaTypesOff } = await tx.firm.findUniqueOrThrow({
      where: { id: firmId },
      select: { name: true, timeZone: true, visaTypesOff: true },
    });
    const visaTypes = VISA_TYPES.filter((code) => !visaTypesOff.includes(code));
    const today = dateIn(now(), timeZone);
    return { firmId, slug, firmName: name, today, visaTypes, settings };
  });
}

/**
 * The websites that may show a firm's public page within theirs; none where it is not open. What was
 * stored before http was refused counts no more.
 */
export async function listFrameOrigins(slug: string): Promise<readonly string[]> {
  const origins = (await findOpenIntake(slug))?.settings.frameOrigins ?? [];
  return origins.filter((origin) => originOf(origin) !== null);
}
