export const IMPORT_KINDS = ['cases', 'attorneys', 'clients'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** How a cell's text becomes the value that the input schema expects. */
export type CellType = 'text' | 'number' | 'flag' | 'expertise';

export interface Column {
  readonly name: string;
  /** Where the value goes in the body of the API call, with dots. */
  readonly path: string;
  readonly type: CellType;
  readonly required: boolean;
}

function column(
  name: string,
  { path = name, type = 'text', required = false }: Partial<Omit<Column, 'name'>> = {},
): Column {
  return { name, path, type, required };
}

/**
 * The columns of each kind: the field names of the API's bodies, with the client's fields prefixed.
 * Order does not matter; optional columns may be left out.
 */
export const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  cases: [
    column('clientName', { path: 'client.name', required: true }),
    column('clientEmail', { path: 'client.email' }),
    column('clientCompany', { path: 'client.company' }),
    column('clientExternalRef', { path: 'client.externalRef' }),
    column('visaType', { required: true }),
    column('filingKind'),
    column('complexity', { type: 'number' }),
    column('priority'),
    column('deadline'),
    column('externalRef'),
    column('notes'),
    column('stage'),
    column('receivedAt'),
  ],
  attorneys: [
    column('name', { required: true }),
    column('email', { required: true }),
    column('seniority'),
    column('capacity', { type: 'number' }),
    column('timeZone'),
    column('maxComplexity', { type: 'number' }),
    column('intakePerWeek', { type: 'number' }),
    column('active', { type: 'flag' }),
    column('position', { type: 'number' }),
    column('expertise', { type: 'expertise' }),
  ],
  clients: [
    column('name', { required: true }),
    column('email'),
    column('company'),
    column('externalRef'),
  ],
};

/** The name under which a field of the body appears in the file. */
export function columnOfPath(kind: ImportKind, path: string): string {
  const columns = COLUMNS[kind];
  const found = columns.find((one) => one.path === path || path.startsWith(`${one.path}.`));
  return found?.name ?? path;
}
