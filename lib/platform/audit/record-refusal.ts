import 'server-only';
import { AppError, Forbidden } from '@/lib/shared/errors';
import { recordAccess } from './record-access';

/** Who was refused. It is said here what of them is needed: the sessions stand on these records. */
interface Refused {
  readonly firmId: string;
  readonly kind: 'member' | 'api-key' | 'system';
  readonly id: string | null;
  readonly role: string;
}

interface EntryPoint {
  readonly what: 'page' | 'file' | 'action' | 'operation';
  /** The operation's id, where there is one. */
  readonly operation?: string;
  /** What they have instead: the role, unless told otherwise. */
  readonly has?: string;
  readonly address?: string | null;
}

/** Records that someone known was refused for want of a permission or scope. Never throws. */
export async function recordRefusal(
  actor: Refused,
  error: unknown,
  { address, ...entryPoint }: EntryPoint,
): Promise<void> {
  if (!(error instanceof AppError) || error.code !== 'forbidden') return;
  await recordAccess({
    kind: 'refused',
    firmId: actor.firmId,
    memberId: actor.kind === 'member' ? actor.id : null,
    keyId: actor.kind === 'api-key' ? actor.id : null,
    address,
    // What only the work itself knows, such as whose case it is, has no name.
    data: {
      has: actor.role,
      ...entryPoint,
      needs: error instanceof Forbidden ? error.needs : 'other',
    },
  });
}
