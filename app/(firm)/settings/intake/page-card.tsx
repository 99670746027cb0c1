'use client';

import { Badge } from '@/components/ui/badge';
import { buttonStyles } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { CopyField } from '@/components/ui/copy-field';
import { useOrigin } from '@/components/ui/use-origin';

/** Where the public page is, to be copied and looked at. */
export function PageCard({ slug, isOn }: { slug: string; isOn: boolean }) {
  const path = `/intake/${slug}`;
  const origin = useOrigin();
  return (
    <Card
      title="The firm’s page"
      actions={<Badge tone={isOn ? 'good' : 'neutral'}>{isOn ? 'On' : 'Off'}</Badge>}
    >
      <div className="grid gap-3">
        <CopyField label="Its address" value={origin + path} />
        {isOn ? (
          <a
            href={path}
            target="_blank"
            rel="noopener"
            className={`${buttonStyles()} justify-self-start`}
          >
            Look at the page
          </a>
        ) : (
          <p className="text-sm text-ink-2">Nobody can open it until you switch intake on below.</p>
        )}
      </div>
    </Card>
  );
}
