/** Where the record of a decision on a case can be read and printed. */
export function decisionHref(caseId: string, decisionId: string): string {
  return `/cases/${caseId}/decisions/${decisionId}`;
}
