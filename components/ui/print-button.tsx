'use client';

import { Printer } from 'lucide-react';
import { Button } from './button';

/** Opens the browser's print dialog, which also saves the page as a PDF. */
export function PrintButton() {
  return (
    <Button onClick={() => window.print()}>
      <Printer aria-hidden="true" />
      Print
    </Button>
  );
}
