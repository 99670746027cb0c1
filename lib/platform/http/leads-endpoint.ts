/*
 * The endpoint to which other intake systems push leads: not a browser's, and answered in the shape
 * that those systems read, refusals before the product runs included.
 */

// Below `status` lie pages, which run actions.
const LEADS_PATH = /^\/intake\/(?!status\/)[a-z0-9-]{1,100}\/leads$/;

/** A lead has a few dozen short texts. */
export const LEAD_BODY_BYTES = 64 * 1024;

/** What every lead is answered; a refusal's code is its HTTP status. */
export interface LeadAnswer {
  readonly Success: boolean;
  readonly ErrorCode: number;
  readonly Message: string;
  /** The case that was opened; empty where a person looks first. */
  readonly CaseId: string;
}

/** Whether a request is for that endpoint. */
export function isForLeads(pathname: string): boolean {
  return LEADS_PATH.test(pathname);
}

/** A lead that was not taken, and why. */
export function leadRefusal(status: number, message: string): LeadAnswer {
  return { Success: false, ErrorCode: status, Message: message, CaseId: '' };
}
