import 'server-only';
import type { Actor } from '@/lib/platform/auth/actor';
import { now } from '@/lib/platform/clock';
import { withFirm, type FirmTx } from '@/lib/platform/db/with-firm';
import { notFound } from '@/lib/shared/errors';
import { dateColumnToText } from '@/lib/shared/time';
import { parseInput } from '@/lib/shared/validation/parse-input';
import { requireAbsencesOf } from './absence-permission';
import { getAbsenceRow, type AbsenceRow } from './absence-row';
import { refuseOver, windowAfter } from './change-absence';
import { coverParts, OPEN_COVERS } from './cover-row';
import type { AbsenceChangePreviewDto } from './dto';
import { listAffectedCases } from './list-affected-cases';
import {
  previewAbsenceChangeSchema,
  type PreviewAbsenceChangeInput,
} from '@/lib/contracts/absence';

interface Days {
  startsOn: string;
  endsOn: string;
}

/**
 * What follows if an absence gets other days: which deadlines come to lie in it, which covers begin,
 * end or are given up. Nothing is written and nothing is promised.
 *
 * @throws AppError as the change itself would: `not-found`, `forbidden`, `validation-failed`, or
 * `conflict` when the absence is over
 */
export async function previewAbsenceChange(
  actor: Actor,
  input: PreviewAbsenceChangeInput,
): Promise<AbsenceChangePreviewDto> {
  const { absenceId, ...after } = parseInput(previewAbsenceChangeSchema, input);
  const { firmId } = actor;
  return withFirm(actor, async (tx) => {
    const row = await getAbsenceRow(tx, firmId, absenceId);
    if (row.cancelledAt) throw notFound('absence', absenceId);
    requireAbsencesOf(actor, row.attorneyId);
    const at = now();
    refuseOver(row, at);
    const window = windowAfter({ at }, row, after);
    const before = {
      startsOn: dateColumnToText(row.startsOn),
      endsOn: dateColumnToText(row.endsOn),
    };
    const { attorneyId, coverAttorneyId } = row;
    const affected = await listAffectedCases(
      actor,
      { attorneyId, coverAttorneyId, ...after },
      absenceId,
    );
    return {
      atRisk: affected
        .filter(({ deadline }) => !isWithin(deadline, before))
        .map(({ caseId, number, clientName, deadline }) => ({
          ...{ caseId, number, clientName, deadline },
        })),
      covers: await foreseeCovers(tx, row, { before, after, window, at }),
    };
  });
}

async function foreseeCovers(
  tx: FirmTx,
  { firmId, id: absenceId, startsAt: startedAt }: AbsenceRow,
  change: { before: Days; after: Days; window: { startsAt: Date; endsAt: Date }; at: Date },
): Promise<AbsenceChangePreviewDto['covers']> {
  const { before, after, at } = change;
  const { startsAt, endsAt } = change.window;
  const hadBegun = startedAt <= at;
  const covers = await tx.cover.findMany({
    where: { firmId, absenceId, status: { in: OPEN_COVERS } },
    include: { ...coverParts, case: { select: { number: true, deadline: true } } },
    orderBy: { case: { number: 'asc' } },
  });
  return covers.flatMap(({ caseId, status, case: about, toAttorney }) => {
    const deadline = about.deadline && dateColumnToText(about.deadline);
    const leaves = deadline && isWithin(deadline, before) && !isWithin(deadline, after);
    const what = fateOf(status, {
      leaves: Boolean(leaves),
      isOver: endsAt <= at,
      begins: startsAt <= at && !hadBegun,
    });
    return what ? [{ caseId, number: about.number, attorney: toAttorney, what }] : [];
  });
}

function fateOf(
  status: string,
  { leaves, isOver, begins }: { leaves: boolean; isOver: boolean; begins: boolean },
): AbsenceChangePreviewDto['covers'][number]['what'] | null {
  if (status === 'active') return isOver ? 'returns' : null;
  if (leaves || isOver) return 'given-up';
  return begins ? 'begins' : null;
}

function isWithin(day: string, { startsOn, endsOn }: Days): boolean {
  return startsOn <= day && day <= endsOn;
}
