import type { NextRequest } from 'next/server';
import { recordExport } from '@/lib/platform/audit';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { findViewer } from '@/lib/platform/auth/viewer';
import type { ClientDto } from '@/lib/contracts/client';
import { exportClients } from '@/lib/features/clients';
import { now } from '@/lib/platform/clock';
import { CSV_BOM, csvLine, type CsvCell } from '@/lib/shared/csv';
import { AppError } from '@/lib/shared/errors';
import { dateIn } from '@/lib/shared/time';
import { CLIENT_FIELD_NAMES, type ClientField } from '@/lib/wording/client-labels';
import { refuseFile, streamFile } from '../../csv-stream';
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
  const viewer = await findViewer();
  if (!viewer) return refuseFile(401, 'Sign in to download this list.');
  if (!hasPermission(viewer.role, 'clients.export'))
    return refuseFile(404, 'There is nothing here.');
  const { timeZone } = viewer;
  const { q, sort } = readQuery(Object.fromEntries(request.nextUrl.searchParams));
  try {
    const batches = exportClients(actorOf(viewer), { q, sort });
    await recordExport(viewer, 'clients');
    const today = dateIn(now(), timeZone);
    return streamFile(`clients-${today}.csv`, linesOf(batches, timeZone));
  } catch (error) {
    if (error instanceof AppError) return refuseFile(error.status, error.message);
    throw error;
  }
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
