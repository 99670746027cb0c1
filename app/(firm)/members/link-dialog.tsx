'use client';

import { useState, type ReactNode } from 'react';
import { LinkToCopy } from './link-to-copy';
import { Alert } from '@/components/ui/alert';
import { FormActions } from '@/components/ui/action-form';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { MadeLink } from '@/lib/features/identity/dto';

interface LinkDialogProps {
  trigger: ReactNode;
  title: string;
  description: string;
  size?: 'md' | 'lg';
  /** What asks for the link; it hands over what was made. */
  form: (made: (link: MadeLink | undefined) => void, close: () => void) => ReactNode;
}

/** A dialog that makes a link for a person and then shows it, once. */
export function LinkDialog({ trigger, title, description, size, form }: LinkDialogProps) {
  const [link, setLink] = useState<MadeLink>();
  return (
    <Dialog
      trigger={trigger}
      title={link ? `Hand this link to ${link.name}` : title}
      description={link ? undefined : description}
      size={size}
      onOpenChange={() => setLink(undefined)}
    >
      {(close) => (link ? <Made link={link} close={close} /> : form(setLink, close))}
    </Dialog>
  );
}

function Made({ link, close }: { link: MadeLink; close: () => void }) {
  const { path, name, email } = link;
  return (
    <div className="grid gap-4">
      <LinkToCopy path={path} label={`Link for ${email}`} />
      <Alert tone="warn" title="It is shown only now, and works once.">
        Whoever opens it acts as {name}: send it to them and to nobody else.
      </Alert>
      <FormActions>
        <Button onClick={close}>Done</Button>
      </FormActions>
    </div>
  );
}
