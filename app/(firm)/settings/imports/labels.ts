import type { ImportKind, ImportStatus } from '@/lib/features/imports/codes';

/** What a file holds, as the form asks for it. */
export const KIND_LABELS: Readonly<Record<ImportKind, string>> = {
  attorneys: 'Attorneys',
  clients: 'Clients',
  cases: 'Cases',
  absences: 'Absences',
};

/** Where an import stands. */
export const STATUS_LABELS: Readonly<
  Record<
    ImportStatus,
    { readonly label: string; readonly tone: 'neutral' | 'info' | 'good' | 'warn' }
  >
> = {
  mapping: { label: 'Columns to choose', tone: 'warn' },
  checking: { label: 'Being checked', tone: 'info' },
  ready: { label: 'Checked', tone: 'warn' },
  running: { label: 'Being brought in', tone: 'info' },
  paused: { label: 'Paused', tone: 'warn' },
  finished: { label: 'Brought in', tone: 'good' },
  undoing: { label: 'Being undone', tone: 'info' },
  undone: { label: 'Undone', tone: 'neutral' },
};

const COLUMN_LABELS: Readonly<Record<string, string>> = {
  externalRef: 'External reference',
  clientExternalRef: 'Client: external reference',
  clientName: 'Client: name',
  clientEmail: 'Client: e-mail',
  clientCompany: 'Client: employer',
  email: 'E-mail',
  company: 'Employer',
  attorney: 'Attorney who holds it',
  heldSince: 'Held since',
  pastHolders: 'Past holders',
  closedAt: 'Closed on',
  receivedAt: 'Received on',
  startsOn: 'First day',
  endsOn: 'Last day',
  coverAttorney: 'Cover',
  intakePerWeek: 'New cases per week',
  maxComplexity: 'Highest complexity',
};

/** A column in words: `visaType` is `Visa type`. */
export function columnLabel(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return COLUMN_LABELS[name] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** `1,234 rows`. */
export function rows(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'row' : 'rows'}`;
}
