import 'server-only';
import { alikeNames, wallNamesOf } from '@/lib/features/conflicts';
import type { Actor } from '@/lib/platform/auth/actor';
import type { Answers } from './answers';

/** Tells what this member may not see of what has come in and is no case yet. */
export type HidesSubmission = (
  submission: Pick<Answers, 'name' | 'company'>,
  isCase: boolean,
) => boolean;

/**
 * What became a case is hidden with its case. Before, there is only what a stranger says of themselves:
 * it is hidden from the member behind a wall whose client or company it is like.
 */
export async function submissionsHiddenFrom(actor: Actor): Promise<HidesSubmission> {
  const walls = await wallNamesOf(actor);
  return ({ name, company }, isCase) =>
    !isCase &&
    [name, company].some((said) => said && walls.some((walled) => alikeNames(said, walled)));
}
