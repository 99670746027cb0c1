import 'server-only';
import type { Readable } from 'node:stream';
import { refuseBehindWalls } from '@/lib/features/walls';
import { recordAccess } from '@/lib/platform/audit';
import { memberIdOf, type Actor } from '@/lib/platform/auth/actor';
import { AttemptLimit } from '@/lib/platform/auth/attempt-limit';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { takePlace } from '@/lib/platform/processes';
import { tooManyRequests } from '@/lib/shared/errors';
import { writeArchive } from './write-archive';

const HOUR_MS = 3_600_000;
/** A reader who takes the file more slowly than this does not get its end. */
const BROWSER_MS = 15 * 60_000;
const OPERATOR_MS = 6 * HOUR_MS;

const taken = new AttemptLimit('firm-export', 6, HOUR_MS);

const NOT_FROM_HERE =
  'The file holds every case of the firm, and your account does not show you all of them. Ask another admin, or whoever operates Evenhand.';

/**
 * The whole firm as a file, for an admin to take away. That they took it is on record before they get it.
 *
 * @throws Forbidden without `firm.export`, and behind an ethical wall: the file has what it hides.
 * @throws AppError `too-many-requests` while the firm or two others are being exported, and after six
 *   times in an hour.
 */
export async function exportFirm(actor: Actor): Promise<Readable> {
  const { firmId } = actor;
  requirePermission(actor, 'firm.export');
  await withWholeFirm(firmId, (tx) =>
    refuseBehindWalls({ tx, firmId, actor }, 'firm.export', NOT_FROM_HERE),
  );
  const place = await takePlace('firm-exports', firmId);
  if (!place) {
    throw tooManyRequests(
      'Such a file is being written at this moment. Try again when that is done.',
      60,
    );
  }
  try {
    await taken.requireAttempt(firmId, 'The firm was exported six times within an hour');
    await recordFirmExport(firmId, memberIdOf(actor));
    return writeArchive(firmId, BROWSER_MS).once('close', place.leave);
  } catch (error) {
    place.leave();
    throw error;
  }
}

/** The same for the operator, who has the database anyway: no limits, and on record as well. */
export async function exportFirmByOperator(firmId: string): Promise<Readable> {
  await recordFirmExport(firmId, null);
  return writeArchive(firmId, OPERATOR_MS);
}

function recordFirmExport(firmId: string, memberId: string | null): Promise<void> {
  return recordAccess({
    kind: 'export',
    ...{ firmId, memberId },
    data: { what: 'firm', format: 'zip' },
  });
}
