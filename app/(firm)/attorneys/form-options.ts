import 'server-only';
import { timeZoneOptions } from './time-zones';
import type { SelectOption } from '@/components/ui/select';
import type { Actor } from '@/lib/platform/auth/actor';
import { listMembers } from '@/lib/features/members';
import { MAX_PAGE_SIZE } from '@/lib/shared/paging';

/** What the form about an attorney offers: time zones, and members who are no other attorney. */
export async function getFormOptions(
  actor: Actor,
  current: { timeZone: string; attorneyId?: string },
): Promise<{ timeZones: SelectOption[]; members: SelectOption[] }> {
  const { items } = await listMembers(actor, { limit: MAX_PAGE_SIZE });
  return {
    timeZones: timeZoneOptions(current.timeZone),
    members: items
      .filter(({ active, attorney }) => (attorney ? attorney.id === current.attorneyId : active))
      .map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` })),
  };
}
