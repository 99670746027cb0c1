/**
 * Whether a request comes from something that a person did: opening a page, or sending a form. What
 * the browser fetches by itself (live updates, refreshed data, pages fetched ahead) is none; moving
 * from page to page within the product takes a click, which the browser reports by itself.
 */
export function isActivity(headers: Headers): boolean {
  if (isAhead(headers)) return false;
  if (headers.has('next-action')) return true;
  const mode = headers.get('sec-fetch-mode');
  if (mode !== null) return mode === 'navigate';
  return headers.get('accept')?.includes('text/html') ?? false;
}

function isAhead(headers: Headers): boolean {
  const purpose = headers.get('sec-purpose') ?? headers.get('purpose') ?? '';
  return purpose.includes('prefetch');
}
