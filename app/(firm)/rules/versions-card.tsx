import { ChangeList } from '@/app/(firm)/rules/form/rule-labels';
import { Alert } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { plural } from '@/components/ui/format';
import { Pagination } from '@/components/ui/pagination';
import { UnlessAsked } from '@/components/ui/question-notice';
import { Time } from '@/components/ui/time';
import type { Page } from '@/lib/shared/paging';
import type { RuleChangeDto, RulesScheduleDto, RuleVersionDto } from '@/lib/contracts/rules';
import { restoreRulesAction } from './actions';

interface VersionsCardProps {
  page: Page<RuleVersionDto>;
  isFirstPage: boolean;
  /** The version in force. */
  current: number;
  timeZone: string;
  mayPublish: boolean;
  /** What restoring each version would change about the rules in force. */
  differences: ReadonlyMap<number, readonly RuleChangeDto[]>;
  /** Rules that wait for their time, which restoring would end. */
  waiting: Pick<RulesScheduleDto, 'id' | 'effectiveAt'> | null;
}

/** Every published version, the latest first: who, when, why, and what it changed. */
export function VersionsCard({
  page,
  isFirstPage,
  current,
  timeZone,
  mayPublish,
  differences,
  waiting,
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
            difference={differences.get(version.version) ?? []}
            waiting={waiting}
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
  difference,
  waiting,
}: {
  version: RuleVersionDto;
  difference: readonly RuleChangeDto[];
} & Pick<VersionsCardProps, 'current' | 'timeZone' | 'mayPublish' | 'waiting'>) {
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
      {mayPublish && !isCurrent ? (
        <RestoreDialog
          version={version}
          current={current}
          difference={difference}
          waiting={waiting}
          timeZone={timeZone}
        />
      ) : null}
    </li>
  );
}

function RestoreDialog({
  version,
  current,
  difference,
  waiting,
  timeZone,
}: {
  version: number;
  difference: readonly RuleChangeDto[];
} & Pick<VersionsCardProps, 'current' | 'waiting' | 'timeZone'>) {
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
        hidden={{ version, expectedVersion: current, seenSchedule: waiting?.id ?? '' }}
      >
        <UnlessAsked>
          <div className="mb-4 grid gap-3">
            {difference.length > 0 ? (
              <section className="grid gap-1.5">
                <h3 className="text-sm font-semibold">
                  {plural(difference.length, 'change')} to the rules in force
                </h3>
                <div className="max-h-60 overflow-y-auto">
                  <ChangeList changes={difference} />
                </div>
              </section>
            ) : (
              <p className="text-sm text-ink-2">Its rules are those in force.</p>
            )}
            {waiting ? (
              <Alert tone="warn" title="Scheduled rules end with it">
                Rules are scheduled for <Time value={waiting.effectiveAt} timeZone={timeZone} />.
                They were made from the version in force now, so they will not take effect.
              </Alert>
            ) : null}
          </div>
        </UnlessAsked>
      </ConfirmDialog>
    </div>
  );
}
