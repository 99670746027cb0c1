import 'server-only';
import type { Prisma } from '@/lib/platform/db/generated/client';
import type { WallDto } from '@/lib/contracts/wall';

/** What is read of a wall in order to show it. */
export const wallParts = {
  attorney: { select: { id: true, name: true } },
  client: { select: { id: true, name: true, mergedInto: { select: { id: true, name: true } } } },
} as const satisfies Prisma.EthicalWallInclude;
export type WallRow = Prisma.EthicalWallGetPayload<{ include: typeof wallParts }>;

/** The row as pages and API show it. */
export function wallDto(row: WallRow): WallDto {
  // A wall of a client who was merged holds for the one they were merged into.
  const client = row.client?.mergedInto ?? row.client;
  return {
    id: row.id,
    attorneyId: row.attorneyId,
    attorney: row.attorney,
    clientId: client?.id ?? null,
    client: client && { id: client.id, name: client.name },
    company: row.company,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    removedAt: row.removedAt?.toISOString() ?? null,
  };
}
