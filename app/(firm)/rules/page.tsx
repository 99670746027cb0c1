import { RuleSentences } from '@/app/(firm)/rules/form/rule-labels';
import { RulesForm } from '@/app/(firm)/rules/form/rules-form';
import { BELOW_BARS, SectionNav, WORKED_OUT_WHEN_NEAR } from '@/app/(firm)/rules/form/sections';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { Columns, Page } from '@/components/ui/page';
import { PhoneFold } from '@/components/ui/phone-fold';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import { readyBacktests } from '@/lib/features/backtest';
import { diffRules } from '@/lib/rule-sets/diff-rules';
import type { RulesDto, RulesScheduleDto, RuleVersionDto } from '@/lib/contracts/rules';
import { describeRules, getRules, listRuleVersions, listSchedules } from '@/lib/features/rules';
import { previewRulesAction, publishRulesAction } from './actions';
import { RuleTables } from './rule-tables';
import { ScheduleCard } from './schedule-card';
import { VersionsCard } from './versions-card';

const VERSIONS_SHOWN = 8;

/** The firm's rules: what they do in words, the form that changes them, and their versions. */
export default async function RulesPage({ searchParams }: PageProps<'/rules'>) {
  const { versions: cursor } = await searchParams;
  const viewer = await getViewerWith('rules.read');
  const actor = actorOf(viewer);
  const [rules, versions, schedules] = await Promise.all([
    getRules(actor),
    orFirstPage(
      listRuleVersions(actor, {
        limit: VERSIONS_SHOWN,
        cursor: typeof cursor === 'string' ? cursor : undefined,
      }),
      '/rules',
    ),
    listSchedules(actor, { limit: 1 }),
  ]);
  const schedule = scheduleToShow(schedules.items[0], versions.items[0]);
  const waiting = schedule?.status === 'scheduled' ? schedule : null;
  const mayPublish = hasPermission(viewer.role, 'rules.publish');
  if (mayPublish) readyBacktests();
  const scheduleCard = schedule ? (
    <ScheduleCard schedule={schedule} timeZone={viewer.timeZone} mayPublish={mayPublish} />
  ) : null;
  const words = (
    <PhoneFold title="In words" description={`What version ${rules.version} does.`}>
      <RuleSentences sentences={describeRules(rules)} />
    </PhoneFold>
  );
  const history = (
    <VersionsCard
      page={versions}
      isFirstPage={cursor === undefined}
      current={rules.version}
      timeZone={viewer.timeZone}
      mayPublish={mayPublish}
      differences={differencesFrom(rules, versions.items)}
      waiting={waiting}
    />
  );
  return (
    <Page
      title="Rules"
      badges={<Badge tone="accent">Version {rules.version}</Badge>}
      description={
        mayPublish
          ? 'How a new case finds its attorney. A change shows at once what it would have done on your own past cases; published, it becomes a new version.'
          : 'How a new case finds its attorney. Admins publish changes as new versions.'
      }
    >
      {mayPublish ? (
        <>
          <SectionNav />
          <RulesForm
            key={rules.version}
            rules={rules}
            timeZone={viewer.timeZone}
            waiting={waiting?.id ?? null}
            previewAction={previewRulesAction}
            publishAction={publishRulesAction}
            aside={scheduleCard}
          />
          <div
            id="history"
            className={cn(
              'grid items-start gap-5 lg:grid-cols-2',
              BELOW_BARS,
              WORKED_OUT_WHEN_NEAR,
            )}
          >
            {words}
            {history}
          </div>
        </>
      ) : (
        <Columns
          main={<RuleTables rules={rules} />}
          aside={
            <>
              {scheduleCard}
              {words}
              {history}
            </>
          }
        />
      )}
    </Page>
  );
}

/** What each version would change about the rules in force, if it were restored. */
function differencesFrom({ version: current, ...inForce }: RulesDto, versions: RuleVersionDto[]) {
  return new Map(
    versions
      .filter(({ version }) => version !== current)
      .map(({ version, rules }) => [version, diffRules(inForce, rules)]),
  );
}

/** What waits for its time; or what was refused, until someone has published something since. */
function scheduleToShow(
  latest: RulesScheduleDto | undefined,
  newest: RuleVersionDto | undefined,
): RulesScheduleDto | null {
  if (latest?.status === 'scheduled') return latest;
  if (latest?.status !== 'refused' || !latest.resolvedAt || !newest) return null;
  return newest.publishedAt < latest.resolvedAt ? latest : null;
}
