'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useOrigin } from '@/components/ui/use-origin';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Label } from '@/components/ui/field';

interface LinkToCopyProps {
  /** The address within the product. */
  path: string;
  label: string;
}

/** A link that is shown once, to be copied and handed to someone. */
export function LinkToCopy({ path, label }: LinkToCopyProps) {
  const [isCopied, setIsCopied] = useState(false);
  const origin = useOrigin();
  const link = origin + path;
  async function copy() {
    // Browsers offer it over https and on this machine only; elsewhere the field is selected.
    await navigator.clipboard?.writeText(link);
    setIsCopied(navigator.clipboard !== undefined);
  }
  return (
    <div className="grid gap-1.5">
      <Label htmlFor="link-to-copy">{label}</Label>
      <div className="flex gap-2">
        <Input
          id="link-to-copy"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
          className="font-mono text-xs max-sm:text-lg"
        />
        <Button onClick={() => void copy()} autoFocus>
          {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  );
}
