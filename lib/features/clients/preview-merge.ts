import 'server-only';
import { openReadTransaction } from '@/lib/assignment';
import type { ClientDto } from '@/lib/contracts/client';
import type { Actor } from '@/lib/platform/auth/actor';
import { requirePermission } from '@/lib/platform/auth/permissions';
import { withWholeFirm } from '@/lib/platform/db/with-firm';
import { clientDto } from './client-row';
import { attorneysBehind, conflictsSeenBy, listMergeConflicts } from './merge-conflicts';
import { readPair } from './merge-clients';
import { mergedFields } from './merged-fields';

/** What merging one client into another would do. */
export interface MergePreviewDto {
  readonly from: ClientDto;
  readonly into: ClientDto;
  /** The fields that the one who stays gets from the other. */
  readonly gets: readonly {
    readonly field: 'email' | 'company' | 'externalRef' | 'relationshipAttorneyId';
    readonly value: string;
  }[];
  /** Attorneys whom a wall of either will keep from both. */
  readonly walledAttorneys: readonly { readonly id: string; readonly name: string }[];
  /** Open cases that such attorneys hold. */
  readonly conflicts: readonly { readonly id: string; readonly number: number }[];
}

/**
 * What a merge would do if it were asked for now. Nothing is written.
 * @throws AppError as `mergeClients`
 */
export async function previewMerge(
  actor: Actor,
  { fromClientId, intoClientId }: { readonly fromClientId: string; readonly intoClientId: string },
): Promise<MergePreviewDto> {
  requirePermission(actor, 'clients.merge');
  const pair = await readPair(actor, fromClientId, intoClientId);
  const { walledAttorneys, conflicts } = await withWholeFirm(actor.firmId, async (tx) => {
    const reading = await openReadTransaction(tx, actor.firmId);
    return {
      walledAttorneys: attorneysBehind(reading, pair),
      conflicts: await listMergeConflicts(reading, pair),
    };
  });
  return {
    from: clientDto(pair.from),
    into: clientDto(pair.into),
    gets: getsOf(pair),
    walledAttorneys,
    conflicts: (await conflictsSeenBy(actor, conflicts)).map(({ id, number }) => ({ id, number })),
  };
}

function getsOf({ from, into }: Awaited<ReturnType<typeof readPair>>): MergePreviewDto['gets'] {
  const after = mergedFields(from, into);
  const fields = ['email', 'company', 'externalRef', 'relationshipAttorneyId'] as const;
  return fields.flatMap((field) => {
    const value = field === 'relationshipAttorneyId' ? from.relationshipAttorneyName : after[field];
    return after[field] !== into[field] && value ? [{ field, value }] : [];
  });
}
