'use client';

import { Check, Copy } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { Button } from './button';

/**
 * A text to take along, such as a key or a link, with a button that copies it. Where the browser
 * does not let pages copy (plain http), the text is selected, for the keyboard to copy.
 */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');

  async function copy() {
    ref.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setSaid('Copied.');
    } catch {
      setSaid('Selected: copy it with Control or Command and C.');
    }
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-ink">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={ref}
          id={id}
          value={value}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className="control h-8 font-mono max-sm:h-10 pointer-coarse:h-10"
        />
        <Button onClick={() => void copy()}>
          {said === 'Copied.' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          Copy
        </Button>
      </div>
      <p role="status" className="min-h-4 text-xs text-ink-2">
        {said}
      </p>
    </div>
  );
}
