import { z } from 'zod';
import { absenceBodySchema } from '@/lib/contracts/absence';
import { openCaseSchema } from '@/lib/contracts/case';
import { choiceField, idField, optionalTextField, textField } from '@/lib/shared/validation/fields';
import { IMPORT_KINDS } from './codes';

/**
 * A case that is brought in: a new one, one that someone holds already, since when, or one that is
 * closed; and who held it before.
 */
export const importCaseSchema = openCaseSchema.extend({
  attorney: optionalTextField('The attorney', 254),
  heldSince: openCaseSchema.shape.receivedAt,
  pastHolders: optionalTextField('The past holders', 2000),
  closedAt: openCaseSchema.shape.receivedAt,
});
export type ImportCase = z.output<typeof importCaseSchema>;

/** An absence of someone whom the file names by e-mail address or name. */
export const importAbsenceSchema = z.strictObject({
  attorney: textField('The attorney', 254),
  ...absenceBodySchema.omit({ coverAttorneyId: true }).shape,
  coverAttorney: optionalTextField('The cover', 254),
});
export type ImportAbsence = z.output<typeof importAbsenceSchema>;

const importId = idField('The import');

/** What is sent with a file. */
export const uploadSchema = z.strictObject({
  kind: choiceField('What the file holds', IMPORT_KINDS),
  name: textField('The name of the file', 255),
});

/** Which column of ours each column of the file is, by its place. */
export const mapColumnsSchema = z.strictObject({
  importId,
  columns: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(60).nullable()),
});

/** New texts of cells, by row and place, and of what was refused in several rows, for all of them. */
export const mendRowsSchema = z.strictObject({
  importId,
  repeated: z
    .array(
      z.strictObject({
        column: z.string().max(60),
        value: z.string().max(20_000),
        to: z.string().max(20_000).nullable(),
        /** Nothing is to stand there. */
        empty: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
  cells: z.record(
    z.guid(),
    z.record(z.string().regex(/^\d{1,3}$/), z.string().max(20_000).nullable()),
  ),
});

export const importActSchema = z.strictObject({ importId });
