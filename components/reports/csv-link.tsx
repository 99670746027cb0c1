import { Download } from 'lucide-react';
import { buttonStyles } from '@/components/ui/button';

/** Saves a table of the page as a file; a plain link, since it leads to no page. */
export function CsvLink({ href, label = 'CSV' }: { href: string; label?: string }) {
  return (
    <a href={href} download className={buttonStyles()} data-print="hide">
      <Download aria-hidden="true" />
      {label}
    </a>
  );
}
