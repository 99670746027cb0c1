import type { CaseStatus } from '@/lib/contracts/case-codes';

/** A case that was just saved. */
export interface OpenedCase {
  id: string;
  number: number;
  status: CaseStatus;
  client: string;
  summary: string;
  /** The next case is to be typed at once. */
  another: boolean;
}

/** What several cases opened one after another usually share. */
export interface CarriedOver {
  visaType: string;
  company: string;
}
