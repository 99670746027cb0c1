import 'server-only';
import { withAssignmentTransaction } from '@/lib/assignment';
import { VISA_TYPES, type VisaType } from '@/lib/assignment/core';
import type { EventDetails } from '@/lib/contracts/events';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { moveDigestsToTimeZone } from '@/lib/platform/mail/move-digests';
import { staleVersion } from '@/lib/shared/errors';
import { parseInput } from '@/lib/shared/validation/parse-input';
import type { FirmSettingsDto } from './dto';
import { readSettings } from './get-firm-settings';
import { holidaysAsText, type Holiday } from '@/lib/contracts/federal-holidays';
import { changeFirmSchema, type ChangeFirmInput, type FirmChange } from '@/lib/contracts/firm';

/**
 * Changes what the firm settles of itself. It holds from the next decision on and for none before;
 * cases that are open stay where they are.
 *
 * @returns whether anything is another than before
 * @throws AppError `forbidden` without `firm.manage`.
 * @throws AppError `stale-version` when someone changed the settings in between.
 */
export async function changeFirm(actor: Actor, input: ChangeFirmInput): Promise<boolean> {
  requirePermission(actor, 'firm.manage');
  const change = parseInput(changeFirmSchema, input);
  return withAssignmentTransaction(actor, async (transaction) => {
    const { tx, firmId } = transaction;
    const before = await readSettings(tx, firmId);
    if (before.version !== change.version) throw stale(before, change.version);
    const after = settingsAfter(before, change);
    if (JSON.stringify(after) === JSON.stringify(before)) return false;
    const { name, timeZone, version } = after;
    await tx.firm.update({
      where: { id: firmId },
      data: {
        ...{ name, timeZone, version },
        visaTypesOff: [...after.visaTypesOff],
        workingWeekdays: [...after.workingWeekdays],
        mailNamesClients: after.mailNamesClients,
        holidays: after.holidays.map(({ day, name }) => ({ day, name })),
      },
      select: { id: true },
    });
    if (timeZone !== before.timeZone) {
      await moveDigestsToTimeZone(tx, { firmId, attorneyId: null }, timeZone);
    }
    transaction.record('firm-changed', differenceOf(before, after));
    return true;
  });
}

function settingsAfter(before: FirmSettingsDto, change: FirmChange): FirmSettingsDto {
  const { name, timeZone, holidays, mailNamesClients } = change;
  const workingWeekdays = [...new Set(change.workingWeekdays)].sort();
  const visaTypesOff: VisaType[] = VISA_TYPES.filter((code) => !change.visaTypes.includes(code));
  const days = { workingWeekdays, holidays };
  const after = { ...before, name, timeZone, visaTypesOff, ...days, mailNamesClients };
  const isSame = JSON.stringify(after) === JSON.stringify(before);
  return isSame ? before : { ...after, version: before.version + 1 };
}

function stale(before: FirmSettingsDto, expected: number) {
  const { name, timeZone, holidays, version } = before;
  const facts = { name, timeZone, holidays: holidaysAsText(holidays) };
  return staleVersion('page', expected, version, undefined, facts);
}

const daysOf = (holidays: readonly Holiday[]) => holidays.map(({ day }) => day);

/** Of each setting that is another one, what it was and is. */
function differenceOf(
  before: FirmSettingsDto,
  after: FirmSettingsDto,
): EventDetails<'firm-changed'> {
  const values = ({ holidays, ...one }: FirmSettingsDto) => ({
    ...{ timeZone: one.timeZone, visaTypesOff: one.visaTypesOff },
    ...{ workingWeekdays: one.workingWeekdays, holidays: daysOf(holidays) },
    mailNamesClients: one.mailNamesClients,
  });
  const [was, is] = [values(before), values(after)];
  const changed = (Object.keys(was) as (keyof typeof was)[]).filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  );
  const pairs = Object.fromEntries(changed.map((key) => [key, [was[key], is[key]]]));
  const renamed = before.name !== after.name;
  return {
    facts: { version: after.version, ...pairs },
    text: renamed ? { name: [before.name, after.name] } : {},
  };
}
