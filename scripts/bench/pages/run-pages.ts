import { casePages } from './case-pages';
import { fillFirms, foundOthers, type FirmPlan } from './fill';
import { firmPages } from './firm-pages';
import { measurePages, type Measured } from './measure';
import { reportPages } from './report-pages';
import { buildSite } from './site';
import { countStatements } from './statements';

export interface PagesOptions {
  /** Of the whole installation. */
  readonly openCases: number;
  readonly closedCases: number;
  readonly attorneys: number;
  /** Firms beside the measured one; 0 puts everything into it. */
  readonly otherFirms: number;
  /** Attorneys of the measured firm; its cases are its share. */
  readonly firmAttorneys: number;
  readonly rounds: number;
}

export interface PagesReport {
  /** The measured firm by itself. */
  readonly alone: Measured;
  /** The same firm beside the others; null where there are none. */
  readonly together: Measured | null;
}

/**
 * Fills a firm, measures its pages, fills the other firms beside it and measures again. The
 * database must be this run's own; the environment names it.
 */
export async function runPages(
  ownerUrl: string,
  options: PagesOptions,
  note: (text: string) => void = () => undefined,
): Promise<PagesReport> {
  const { rounds, otherFirms } = options;
  note('filling the measured firm');
  const share = otherFirms === 0 ? 1 : options.firmAttorneys / options.attorneys;
  const site = await buildSite(ownerUrl, {
    attorneys: options.firmAttorneys,
    openCases: Math.round(options.openCases * share),
    closedCases: Math.round(options.closedCases * share),
  });
  countStatements();
  const pages = [...firmPages(site), ...(await casePages(site)), ...reportPages(site)];
  const tell = (figures: object) => note(JSON.stringify(figures));
  const alone = await measurePages(site.firmId, pages, rounds, tell);
  if (otherFirms === 0) return { alone, together: null };
  note('filling the other firms');
  const ids = await foundOthers(ownerUrl, site.firmId, otherFirms);
  await fillFirms(ownerUrl, plansFor(ids, options, share), 0.24);
  return { alone, together: await measurePages(site.firmId, pages, rounds, tell) };
}

/** The rest of the installation, in firms of two to as many attorneys as it takes. */
function plansFor(ids: readonly string[], options: PagesOptions, share: number): FirmPlan[] {
  const { attorneys, firmAttorneys, openCases, closedCases } = options;
  const left = Math.max(2 * ids.length, attorneys - firmAttorneys);
  return ids.map((firmId, index) => {
    const own =
      Math.floor(((index + 1) * left) / ids.length) - Math.floor((index * left) / ids.length);
    const part = ((1 - share) * own) / left;
    return {
      firmId,
      attorneys: own,
      openCases: Math.round(openCases * part),
      closedCases: Math.round(closedCases * part),
    };
  });
}
