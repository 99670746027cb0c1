import { ChangeList } from '@/components/rules/rule-words';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { plural } from '@/components/ui/format';
import { Pagination } from '@/components/ui/pagination';
import { Time } from '@/components/ui/time';
import type { Page } from '@/lib/paging';
import type { RuleVersionDto } from '@/lib/rules';
import { restoreRulesAction } from './actions';

interface VersionsCardProps {
  page: Page<RuleVersionDto>;
  isFirstPage: boolean;
  /** The version in force. */
  current: number;
  timeZone: string;
  mayPublish: boolean;
}

/** Every published version, the latest first: who, when, why, and what it changed. */
export function VersionsCard({
  page,
  isFirstPage,
  current,
  timeZone,
  mayPublish,
}: VersionsCardProps) {
  return (
    <Card
      title="Versions"
      description="Each decision names the version that it was made under."
      footer={
        page.nextCursor || !isFirstPage ? (
          <Pagination
            previousHref={isFirstPage ? null : '/rules'}
            nextHref={page.nextCursor && `/rules?versions=${page.nextCursor}`}
          />
        ) : undefined
      }
    >
      <ol className="-my-2.5 divide-y divide-line">
        {page.items.map((version) => (
          <VersionItem
            key={version.version}
            version={version}
            current={current}
            timeZone={timeZone}
            mayPublish={mayPublish}
          />
        ))}
      </ol>
    </Card>
  );
}

function VersionItem({
  version: { version, publishedAt, publishedBy, note, changes },
  current,
  timeZone,
  mayPublish,
}: {
  version: RuleVersionDto;
} & Pick<VersionsCardProps, 'current' | 'timeZone' | 'mayPublish'>) {
  const isCurrent = version === current;
  return (
    <li className="grid gap-1.5 py-2.5 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">Version {version}</span>
        {isCurrent ? <Badge tone="good">In force</Badge> : null}
      </div>
      <p className="text-ink-2">
        <Time value={publishedAt} timeZone={timeZone} /> by <bdi>{publishedBy}</bdi>
      </p>
      {note ? <p dir="auto">{note}</p> : null}
      {changes.length > 0 ? (
        <details>
          <summary className="text-ink-2 hover:text-ink">
            {plural(changes.length, 'change')}
          </summary>
          <div className="pt-1.5">
            <ChangeList changes={changes} />
          </div>
        </details>
      ) : null}
      {mayPublish && !isCurrent ? <RestoreDialog version={version} current={current} /> : null}
    </li>
  );
}

function RestoreDialog({ version, current }: { version: number; current: number }) {
  return (
    <div>
      <ConfirmDialog
        trigger={
          <Button size="sm" aria-label={`Restore version ${version}`}>
            Restore
          </Button>
        }
        title={`Restore version ${version}?`}
        description={`Its rules are published again as version ${current + 1} and apply to every decision from now on. Version ${current} stays in the history.`}
        confirmLabel="Restore"
        action={restoreRulesAction}
        hidden={{ version, expectedVersion: current }}
      />
    </div>
  );
}
