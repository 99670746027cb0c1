import type { Permission } from '@/lib/platform/auth/permissions';
import { PLACES } from './navigation';

/** Pages below a place that ask for more than the place itself does. */
const SUB_PAGES: readonly (readonly [pattern: RegExp, permission: Permission])[] = [
  [/^\/attorneys\/new$/, 'attorneys.manage'],
  [/^\/attorneys\/[^/]+\/edit$/, 'attorneys.manage'],
  [/^\/attorneys\/[^/]+\/departure$/, 'cases.handoff'],
  [/^\/cases\/new$/, 'cases.create'],
  [/^\/reports(\/|$)/, 'reports.read'],
];

/** What a page asks of the person who opens it; null for one that is not listed. */
export function permissionOf(pathname: string): Permission | null {
  const inner = SUB_PAGES.find(([pattern]) => pattern.test(pathname));
  if (inner) return inner[1];
  const place = PLACES.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return place?.permission ?? null;
}
