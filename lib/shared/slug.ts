export const MAX_SLUG_LENGTH = 40;

/** `/intake/status` is where clients see what became of what they sent. */
export const TAKEN_SLUG = 'status';

/** A short name for addresses, from a firm's name: `Ávila & Söhne LLP` → `avila-sohne-llp`. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug && slug !== TAKEN_SLUG ? slug : 'firm';
}

/** The slug itself if it is free, else with the first free number behind it. */
export function firstFreeSlug(slug: string, taken: readonly string[]): string {
  const used = new Set(taken);
  if (!used.has(slug)) return slug;
  let number = 2;
  while (used.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
