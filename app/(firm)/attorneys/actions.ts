'use server';

import { formatDay } from '@/components/ui/format';
import { firmAction } from '@/lib/platform/actions/firm-action';
import {
  cancelAbsence,
  changeAbsence,
  makeCoverPermanent,
  listAffectedCasesOf,
  planCovers,
  previewAbsenceChange,
  recordAbsence,
  rememberAct,
  undoAbsenceAct,
} from '@/lib/features/absences';
import type { SavedAbsenceDto, UndoneAbsenceActDto } from '@/lib/features/absences/dto';
import { absenceCoversSchema, permanentCoverSchema, planCoversSchema } from '@/lib/contracts/cover';
import {
  cancelAbsenceSchema,
  changeAbsenceSchema,
  previewAbsenceChangeSchema,
  recordAbsenceSchema,
  undoAbsenceActSchema,
} from '@/lib/contracts/absence';
import { changeAttorney, createAttorney, editAttorneyInPlace } from '@/lib/features/attorneys';
import {
  changeAttorneyFormSchema,
  createAttorneySchema,
  editInPlaceSchema,
  pauseAttorneySchema,
} from '@/lib/contracts/attorney';

/** Adds an attorney to the roster. */
export const addAttorneyAction = firmAction({
  permission: 'attorneys.manage',
  schema: createAttorneySchema,
  records: ['attorney-added'],
  once: true,
  handler: async ({ actor, input }) => {
    const { id, name } = await createAttorney(actor, input);
    return { message: `${name} is on the roster and can get cases from now on.`, data: { id } };
  },
});

/** Changes who an attorney is, how much they take and what they know. */
export const changeAttorneyAction = firmAction({
  permission: 'attorneys.manage',
  schema: changeAttorneyFormSchema,
  records: ['attorney-changed'],
  once: true,
  handler: async ({ actor, input: { attorneyId, ...change } }) => {
    const { id, name, active } = await changeAttorney(actor, attorneyId, change);
    if (change.pausesOn === null && change.active === undefined) {
      return { message: `${name} goes on getting new cases.`, data: { id } };
    }
    if (change.active === undefined) return { message: `Saved ${name}.`, data: { id } };
    const now = active ? 'gets new cases again' : 'gets no new cases from now on';
    return { message: `${name} ${now}.`, data: { id } };
  },
});

/** Stops new cases of an attorney from a day on. */
export const pauseAttorneyAction = firmAction({
  permission: 'attorneys.manage',
  schema: pauseAttorneySchema,
  records: ['attorney-changed'],
  once: true,
  handler: async ({ actor, input: { attorneyId, pausesOn, version } }) => {
    const { name } = await changeAttorney(actor, attorneyId, { pausesOn, version });
    return { message: `${name} gets no new cases from ${formatDay(pausesOn)}.` };
  },
});

/** Changes one thing about an attorney where it is shown; the place itself says what was saved. */
export const editInPlaceAction = firmAction({
  permission: 'attorneys.manage',
  schema: editInPlaceSchema,
  records: ['attorney-changed'],
  // What the change set free is counted after its commit.
  once: false,
  handler: async ({ actor, input, once }) => ({
    data: await editAttorneyInPlace(actor, input, once),
  }),
});

/** Records that an attorney is away; answers with the cases whose deadlines fall into it. */
export const recordAbsenceAction = firmAction({
  permission: 'any-member',
  schema: recordAbsenceSchema,
  records: ['absence-recorded'],
  once: true,
  handler: async ({ actor, input }) => {
    const { result, undoId } = await rememberAct(
      actor,
      { kind: 'recorded', about: 'new' },
      () => recordAbsence(actor, input),
      ({ id }) => id,
    );
    const data: SavedAbsenceDto = { ...result, undoId };
    return { message: `${result.attorney.name} is away ${daysLabel(result)}.`, data };
  },
});

/** Takes an absence back, or ends it now. */
export const cancelAbsenceAction = firmAction({
  permission: 'any-member',
  schema: cancelAbsenceSchema,
  records: ['absence-cancelled', 'absence-shortened'],
  once: true,
  handler: async ({ actor, input }) => {
    const about = { absenceId: input.absenceId };
    const { result, undoId } = await rememberAct(actor, { kind: 'cancelled', about }, () =>
      cancelAbsence(actor, input),
    );
    const what = result.status === 'cancelled' ? 'absence is withdrawn' : 'absence ends now';
    return { message: `${result.attorney.name}: the ${what}.`, data: { undoId } };
  },
});

/** Changes an absence that is not over; answers with the cases whose deadlines fall into it now. */
export const changeAbsenceAction = firmAction({
  permission: 'any-member',
  schema: changeAbsenceSchema,
  records: ['absence-changed'],
  once: true,
  handler: async ({ actor, input }) => {
    const about = { absenceId: input.absenceId };
    const { result, undoId } = await rememberAct(actor, { kind: 'changed', about }, () =>
      changeAbsence(actor, input),
    );
    const data: SavedAbsenceDto = { ...result, undoId };
    return { message: `${result.attorney.name} is away ${daysLabel(result)}.`, data };
  },
});

/** What follows if an absence gets other days. */
export const previewAbsenceChangeAction = firmAction({
  permission: 'any-member',
  schema: previewAbsenceChangeSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await previewAbsenceChange(actor, input) }),
});

/** The cases whose deadlines fall into an absence, with proposals as of now. */
export const affectedCasesAction = firmAction({
  permission: 'any-member',
  schema: absenceCoversSchema,
  readOnly: true,
  handler: async ({ actor, input }) => ({ data: await listAffectedCasesOf(actor, input) }),
});

/** Confirms who stands in for which case of an absence. */
export const planCoversAction = firmAction({
  permission: 'any-member',
  schema: planCoversSchema,
  records: ['cover-planned'],
  once: true,
  handler: async ({ actor, input }) => {
    const about = { absenceId: input.absenceId };
    const { result: covers, undoId } = await rememberAct(
      actor,
      { kind: 'covers-planned', about },
      () => planCovers(actor, input),
    );
    const begun = covers.filter(({ status }) => status === 'active').length;
    const planned = covers.filter(({ status }) => status === 'planned').length;
    const parts = [begun > 0 && `${begun} begun`, planned > 0 && `${planned} planned`];
    const said = parts.filter(Boolean).join(', ');
    return { message: said ? `Covers: ${said}.` : 'No case is covered.', data: { undoId } };
  },
});

/** Leaves a covered case with the colleague for good. */
export const makeCoverPermanentAction = firmAction({
  permission: 'any-member',
  schema: permanentCoverSchema,
  records: ['cover-kept'],
  once: true,
  handler: async ({ actor, input }) => {
    const about = { coverId: input.coverId };
    const { result, undoId } = await rememberAct(actor, { kind: 'cover-kept', about }, () =>
      makeCoverPermanent(actor, input.coverId),
    );
    const { number, toAttorney } = result;
    return { message: `Case ${number} stays with ${toAttorney.name}.`, data: { undoId } };
  },
});

/** Undoes what the member has just done to an absence or its covers. */
export const undoAbsenceActAction = firmAction({
  permission: 'any-member',
  schema: undoAbsenceActSchema,
  records: ['absence-undone'],
  once: true,
  handler: async ({ actor, input }) => {
    const undone = await undoAbsenceAct(actor, input);
    const whys = undone.staying.map(({ number, why }) => `Case ${number} stays: ${why}`);
    return { message: [whatIsAgain(undone), ...whys].join(' ') };
  },
});

function whatIsAgain({ kind, attorney, ...days }: UndoneAbsenceActDto): string {
  switch (kind) {
    case 'recorded':
      return `The absence of ${attorney.name} is gone.`;
    case 'changed':
    case 'cancelled':
      return `${attorney.name} is away ${daysLabel(days)} again.`;
    case 'covers-planned':
      return `The covers for ${attorney.name} are as they were.`;
    case 'cover-kept':
      return `The case returns to ${attorney.name} when the absence is over.`;
  }
}

function daysLabel({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string {
  return startsOn === endsOn
    ? `on ${formatDay(startsOn)}`
    : `from ${formatDay(startsOn)} to ${formatDay(endsOn)}`;
}
