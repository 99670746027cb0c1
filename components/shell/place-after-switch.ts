import { hasPermission, type Role } from '@/lib/platform/auth/permissions';
import { PLACES } from './navigation';

/**
 * Where someone goes on who changes the firm: the same place of the product, without what they
 * looked at there, which belongs to the firm that they leave.
 */
export function placeAfterSwitch(path: string, role: Role): string {
  const [place] = PLACES.filter(
    ({ href, permission }) =>
      (path === href || path.startsWith(`${href}/`)) && hasPermission(role, permission),
  ).sort((a, b) => b.href.length - a.href.length);
  return place?.href ?? '/dashboard';
}
