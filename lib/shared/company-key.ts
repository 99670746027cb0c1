/** How companies are compared: trimmed, inner white space folded, without regard to case. */
export function companyKey(company: string | null | undefined): string | null {
  const key = company?.trim().replace(/\s+/g, ' ').toLowerCase();
  return key ? key : null;
}
