'use server';

import {
  discardImport,
  mapColumns,
  mendRows,
  pauseImport,
  runImport,
  undoImport,
} from '@/lib/features/imports';
import { importActSchema, mapColumnsSchema, mendRowsSchema } from '@/lib/features/imports/schema';
import { firmAction } from '@/lib/platform/actions/firm-action';

const permission = 'imports.manage';
const staged = { nothing: 'only the file is changed, of which nothing is in yet' } as const;

/** Says what each column of a file is; all rows are checked anew. */
export const mapColumnsAction = firmAction({
  ...{ permission, schema: mapColumnsSchema, records: staged, once: false },
  handler: ({ actor, input }) => mapColumns(actor, input),
});

/** Puts new texts into refused rows and checks them again. */
export const mendRowsAction = firmAction({
  ...{ permission, schema: mendRowsSchema, records: staged, once: false },
  handler: async ({ actor, input }) => {
    await mendRows(actor, input);
    return { message: 'Checked again.' };
  },
});

/** Begins to bring the good rows in, or goes on. */
export const runImportAction = firmAction({
  permission,
  schema: importActSchema,
  records: { nothing: 'the job that it starts records what it brings in' },
  once: false,
  handler: ({ actor, input: { importId } }) => runImport(actor, importId),
});

/** Stops for now; what is in stays in. */
export const pauseImportAction = firmAction({
  ...{ permission, schema: importActSchema, records: staged, once: false },
  handler: ({ actor, input: { importId } }) => pauseImport(actor, importId),
});

/** Throws a file away of which nothing is in. */
export const discardImportAction = firmAction({
  ...{ permission, schema: importActSchema, records: staged, once: false },
  handler: async ({ actor, input: { importId } }) => {
    await discardImport(actor, importId);
    return { message: 'The file is gone; nothing of it was in.' };
  },
});

/** Takes back all that an import has made. */
export const undoImportAction = firmAction({
  permission,
  schema: importActSchema,
  records: ['import-undone'],
  once: true,
  handler: async ({ actor, input: { importId } }) => {
    const rows = await undoImport(actor, importId);
    return { message: `Undone: ${rows} ${rows === 1 ? 'row is' : 'rows are'} out again.` };
  },
});
