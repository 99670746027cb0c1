import 'server-only';
import { AppError, type ErrorCode } from '@/lib/shared/errors';

/** What a person is told when a named constraint refuses their change. */
const MESSAGES: Readonly<Record<string, { code: ErrorCode; path: string; message: string }>> = {
  cases_external_ref_key: {
    code: 'duplicate-external-ref',
    path: 'externalRef',
    message: 'A case with this external reference is already recorded.',
  },
  clients_external_ref_key: {
    code: 'duplicate-external-ref',
    path: 'externalRef',
    message: 'Another client has this external reference already.',
  },
  attorneys_email_key: {
    code: 'duplicate-email',
    path: 'email',
    message: 'An attorney with this e-mail address is already on the roster.',
  },
  attorneys_member_key: {
    code: 'conflict',
    path: 'memberId',
    message: 'This member is already linked to another attorney.',
  },
  saved_views_own_name_key: {
    code: 'conflict',
    path: 'name',
    message: 'You have a view of this name already. Choose another name.',
  },
  saved_views_shared_name_key: {
    code: 'conflict',
    path: 'name',
    message: 'There is a shared view of this name already. Choose another name.',
  },
  members_user_key: {
    code: 'duplicate-email',
    path: 'email',
    message: 'A member with this e-mail address already belongs to the firm.',
  },
  invitations_pending_key: {
    code: 'duplicate-email',
    path: 'email',
    message: 'This address has been invited already. Make its link anew in the list.',
  },
  users_email_key: {
    code: 'duplicate-email',
    path: 'email',
    message: 'A user with this e-mail address already exists.',
  },
  firm_slugs_sample_key: {
    code: 'conflict',
    path: 'firm',
    message: 'Your firm has a sample already.',
  },
  firm_slugs_pkey: {
    code: 'conflict',
    path: 'name',
    message: 'A firm with this short name already exists.',
  },
};

/**
 * The one place that knows how the driver reports a broken constraint: Prisma's own metadata
 * changes between versions, the names in our migrations do not.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof AppError) return error;
  const text = describe(error);
  for (const [name, { code, path, message }] of Object.entries(MESSAGES)) {
    if (text.includes(name)) return new AppError(code, message, [{ path, message }]);
  }
  return error;
}

function describe(error: Error): string {
  const meta = 'meta' in error ? JSON.stringify(error.meta) : '';
  return `${error.message} ${meta}`;
}
