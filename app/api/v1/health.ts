import 'server-only';
import { setTimeout as after } from 'node:timers/promises';
import { isDatabaseReachable } from '@/lib/platform/db/identity-store';
import packageJson from '@/package.json';

/** A database that has not answered within this is as good as down for the person who asks. */
const PATIENCE_MS = 3000;

export interface Health {
  status: 'ok' | 'unavailable';
  database: 'ok' | 'unreachable';
  version: string;
}

/** Whether this process can serve: it answers, and so does its database. */
export async function getHealth(): Promise<Health> {
  const { version } = packageJson;
  const isReachable = await Promise.race([
    isDatabaseReachable(),
    after(PATIENCE_MS, false, { ref: false }),
  ]);
  if (isReachable) return { status: 'ok', database: 'ok', version };
  return { status: 'unavailable', database: 'unreachable', version };
}
