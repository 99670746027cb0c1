import 'server-only';
import { findSampleMark } from '@/lib/platform/db/identity-store';
import { AppError } from '@/lib/shared/errors';

/**
 * Refuses what would reach people or systems outside of a sample firm.
 * @throws AppError `conflict` in a sample firm, saying `why`.
 */
export async function refuseInSample(firmId: string, why: string): Promise<void> {
  if (!(await findSampleMark(firmId))) return;
  throw new AppError('conflict', `This is a sample firm. ${why} Do it in your own firm.`);
}
