import 'server-only';
import { env } from '@/lib/platform/env';

/**
 * This process's share of what all web processes together may do, where counting it together would cost
 * more than it is worth.
 */
export function shareOf(ofAll: number): number {
  return Math.max(1, Math.ceil(ofAll / env.EVENHAND_WEB_PROCESSES));
}
