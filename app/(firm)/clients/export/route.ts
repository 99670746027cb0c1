import type { NextRequest } from 'next/server';
import { recordExport } from '@/lib/platform/audit';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import type { ClientDto } from '@/lib/contracts/client';
import { exportClients } from '@/lib/features/clients';
import { now } from '@/lib/platform/clock';
import { CSV_BOM, csvLine, type CsvCell } from '@/lib/shared/csv';
import { dateIn } from '@/lib/shared/time';
import { CLIENT_FIELD_NAMES, type ClientField } from '@/lib/wording/client-labels';
import { answerWithFile, streamFile } from '../../file-answer';
import { readQuery } from '../query';

const COLUMNS: Readonly<Record<ClientField, (client: ClientDto, timeZone: string) => CsvCell>> = {
  name: ({ name }) => name,
  email: ({ email }) => email,
  company: ({ company }) => company,
  externalRef: ({ externalRef }) => externalRef,
  relationshipAttorney: ({ relationshipAttorney }) => relationshipAttorney?.name ?? null,
  openCases: ({ openCases }) => openCases,
  cases: ({ cases }) => cases,
  createdAt: ({ createdAt }, timeZone) => dateIn(new Date(createdAt), timeZone),
};

/**
 * The list of clients as a CSV file: search and order of the address, all pages of it, written while
 * it is read. That someone took it is on record.
 */
export async function GET(request: NextRequest): Promise<Response> {
  return answerWithFile('clients.export', async (viewer) => {
    const { timeZone } = viewer;
    const { q, sort } = readQuery(Object.fromEntries(request.nextUrl.searchParams));
    const batches = exportClients(actorOf(viewer), { q, sort });
    await recordExport(viewer, 'clients');
    const today = dateIn(now(), timeZone);
    return streamFile(`clients-${today}.csv`, linesOf(batches, timeZone));
  });
}

async function* linesOf(batches: AsyncIterable<ClientDto[]>, timeZone: string) {
  // Text columns of an object keep the order in which they are written.
  const fields = Object.keys(COLUMNS) as ClientField[];
  const values = Object.values(COLUMNS);
  yield CSV_BOM + csvLine(fields.map((field) => CLIENT_FIELD_NAMES[field].label));
  for await (const batch of batches) {
    yield batch.map((one) => csvLine(values.map((value) => value(one, timeZone)))).join('');
  }
}
