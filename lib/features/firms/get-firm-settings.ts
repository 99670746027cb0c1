import 'server-only';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { now } from '@/lib/platform/clock';
import { withWholeFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { dateIn } from '@/lib/shared/time';
import type { FirmSettingsDto, FirmSettingsPage } from './dto';
import { holidaysAsText, type Holiday } from '@/lib/contracts/federal-holidays';

/**
 * What the firm has settled of itself, with the number of cases that a change would meet.
 * @throws AppError `forbidden` without `firm.manage`.
 */
export async function getFirmSettings(actor: Actor): Promise<FirmSettingsPage> {
  requirePermission(actor, 'firm.manage');
  const { firmId } = actor;
  return withWholeFirm(firmId, async (tx) => {
    const settings = await readSettings(tx, firmId);
    const counts = await countOpenCases(tx, firmId);
    const openCases = Object.fromEntries(
      counts.map(({ visaType, open, waiting }) => [visaType, { open, waiting }]),
    );
    return {
      ...settings,
      practised: VISA_TYPES.filter((code) => !settings.visaTypesOff.includes(code)),
      holidaysText: holidaysAsText(settings.holidays),
      today: dateIn(now(), settings.timeZone),
      openCases,
    };
  });
}

/** The settings of a firm as its row holds them. */
export async function readSettings(tx: FirmTx, firmId: string): Promise<FirmSettingsDto> {
  const { slug, ...row } = await tx.firm.findUniqueOrThrow({
    where: { id: firmId },
    select: {
      ...{ name: true, timeZone: true, version: true, slug: { select: { slug: true } } },
      ...{ visaTypesOff: true, workingWeekdays: true, holidays: true, mailNamesClients: true },
    },
  });
  return {
    ...row,
    slug: slug?.slug ?? '',
    // The database's own CHECKs keep the list closed; the days are written from the schema's.
    visaTypesOff: row.visaTypesOff as VisaType[],
    holidays: row.holidays as unknown as Holiday[],
  };
}

interface OpenCount {
  visaType: VisaType;
  open: number;
  waiting: number;
}

// The settings page: how many cases a visa type that is switched off leaves.
async function countOpenCases(tx: FirmTx, firmId: string): Promise<OpenCount[]> {
  return tx.$queryRaw<OpenCount[]>`
    SELECT c.visa_type AS "visaType", count(*)::int AS open,
           count(*) FILTER (WHERE c.attorney_id IS NULL)::int AS waiting
      FROM cases c
     WHERE c.firm_id = ${firmId}::uuid AND c.closed_at IS NULL
     GROUP BY c.visa_type`;
}
