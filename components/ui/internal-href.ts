/** A press on a link, as far as this needs to look. */
type Press = Pick<
  MouseEvent,
  'target' | 'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'defaultPrevented'
>;

/**
 * The address that a press leads to within the product and within this window, as path, query and
 * fragment; null for anything else, also for another place on the same page.
 */
export function internalHrefOf(press: Press): string | null {
  const { button, metaKey, ctrlKey, shiftKey, altKey, target } = press;
  if (press.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey) {
    return null;
  }
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
  if (!link || link.hasAttribute('download') || !['', '_self'].includes(link.target)) return null;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== location.origin) return null;
  const isHere = pathname === location.pathname && search === location.search;
  return isHere ? null : pathname + search + hash;
}
