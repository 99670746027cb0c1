/** Which part of the roster an address asks for. */
export type RosterView = 'active' | 'inactive' | 'all';

/** The part of the roster that an address names; those who take cases when it names none. */
export function readView(show: string | string[] | undefined): RosterView {
  return show === 'inactive' || show === 'all' ? show : 'active';
}

/** The address of a part of the roster. */
export function rosterHref(view: RosterView, cursor?: string): string {
  const params = new URLSearchParams();
  if (view !== 'active') params.set('show', view);
  if (cursor) params.set('cursor', cursor);
  const text = params.toString();
  return text ? `/attorneys?${text}` : '/attorneys';
}

/** The filter of the roster that shows this part. */
export function activeFilter(view: RosterView): { active?: boolean } {
  return view === 'all' ? {} : { active: view === 'active' };
}
