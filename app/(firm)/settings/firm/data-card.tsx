import { Download } from 'lucide-react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { pageAct } from '@/components/ui/page-act';

/** The whole firm to take away, for who sees all of it. */
export function DataCard({ mayExport, hasToWait }: { mayExport: boolean; hasToWait: boolean }) {
  return (
    <div id="data">
      <Card
        title="The firm as a file"
        description="Everything the firm has recorded, as a zip of JSON Lines that another installation of Evenhand can read in. Passwords, sessions and the secrets of API keys are not in it. That you took it is on record."
      >
        {hasToWait ? (
          <Alert title="The file was not written" className="mb-4">
            One is being written at this moment, or the firm was exported six times within the hour.
            Try again later.
          </Alert>
        ) : null}
        {mayExport ? (
          <form method="post" action="/settings/firm/export">
            <Button type="submit" {...pageAct('Export the whole firm', 'download data zip leave')}>
              <Download aria-hidden="true" />
              Export the firm
            </Button>
          </form>
        ) : (
          <p className="text-sm text-ink-2">
            The file holds every case of the firm, and your account does not show you all of them.
            Ask another admin, or whoever operates Evenhand.
          </p>
        )}
      </Card>
    </div>
  );
}
