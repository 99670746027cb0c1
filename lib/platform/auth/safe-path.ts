/**
 * The path, query and fragment of an address of ours, `/` for anything else: so that a link to
 * the sign-in page cannot send a person to another site afterwards.
 */
export function safePath(address: string | undefined, base = 'http://evenhand.invalid'): string {
  if (!address) return '/';
  try {
    const origin = new URL(base).origin;
    const url = new URL(address, origin);
    if (url.origin !== origin) return '/';
    const path = url.pathname + url.search + url.hash;
    return path.startsWith('//') ? '/' : path;
  } catch {
    return '/';
  }
}
