/**
 * The address of a saved view: it leads on to the list as the view keeps it,
 * from where filters can be changed beside the view.
 */
export function viewHref(viewId: string): string {
  return `/cases?open=${viewId}`;
}
