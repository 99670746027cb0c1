import { Download } from 'lucide-react';
import { buttonStyles } from './button';
import { pageAct } from './page-act';

/**
 * Saves a table of the page as a file; a plain link, since it leads to no page. `what` names the
 * table where links are listed without it, as in the command palette.
 */
export function CsvLink({ href, what }: { href: string; what: string }) {
  return (
    <a
      href={href}
      download
      className={buttonStyles()}
      data-print="hide"
      {...pageAct(`Export as CSV: ${what}`, 'download save file spreadsheet')}
    >
      <Download aria-hidden="true" />
      CSV
    </a>
  );
}
