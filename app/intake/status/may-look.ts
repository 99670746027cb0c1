import 'server-only';
import { headers } from 'next/headers';
import { requireLook } from '@/lib/features/identity/limits';
import { clientAddress } from '@/lib/platform/auth/client-address';
import { AppError } from '@/lib/shared/errors';

/** Counts someone who opens a visitor's link; false where too many were opened from there. */
export async function mayLook(): Promise<boolean> {
  try {
    await requireLook(clientAddress(await headers()));
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
