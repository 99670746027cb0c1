import { FileText } from 'lucide-react';
import type { Route } from 'next';
import { CaseStatusBadge, PriorityBadge, StageBadge } from '@/components/cases/case-badges';
import { CaseTimeline } from './case-timeline';
import { DecisionCard } from './decision-card';
import { decisionHref } from './hrefs';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { pageAct } from '@/components/ui/page-act';
import { RelativeTime, Time } from '@/components/ui/time';
import { listOpenCovers } from '@/lib/features/absences';
import { actorOf } from '@/lib/platform/auth/load-viewer';
import { getViewerWith, orFirstPage, orNotFound } from '@/lib/platform/auth/page-guards';
import { hasPermission } from '@/lib/platform/auth/permissions';
import {
  explainLatestDecision,
  getCase,
  getCaseHistory,
  getHolderLoad,
} from '@/lib/features/cases';
import type { CaseDto } from '@/lib/contracts/case';
import { HANDOFF_REASONS } from '@/lib/contracts/case-codes';
import { now } from '@/lib/platform/clock';
import { getConflict } from '@/lib/features/conflicts';
import { listNotes } from '@/lib/features/notes';
import { getRules } from '@/lib/features/rules';
import { visaTypeLabel } from '@/lib/wording/labels';
import { Board } from './board';
import { CaseFacts } from './case-facts';
import { ConflictBanner } from './conflict-banner';
import { CoverBanners } from './cover-banners';
import { HandoffBanner } from './handoff-banner';
import { HolderCard } from './holder-card';
import { JustSaved } from './just-saved';
import { NotesCard } from './notes/notes-card';
import { RecordCard } from './record-card';
import { rightsOn } from './rights';
import { StageCard } from './stage-control';

/** One case: where it stands, who holds it and why, and what happened to it. */
export default async function CasePage({ params, searchParams }: PageProps<'/cases/[caseId]'>) {
  const { caseId } = await params;
  const { handoff, saved, notes: cursor } = await searchParams;
  const isJustSaved = saved !== undefined;
  const viewer = await getViewerWith('cases.read');
  const { role, timeZone } = viewer;
  const actor = actorOf(viewer);
  const one = await orNotFound(getCase(actor, caseId));
  const mayReadRules = hasPermission(role, 'rules.read');
  const newestNotes = `/cases/${one.id}` as Route;
  const olderThan = typeof cursor === 'string' ? cursor : undefined;
  const [history, notes, covers, conflict, why, rules, load] = await Promise.all([
    getCaseHistory(actor, one.id),
    orFirstPage(listNotes(actor, one.id, { limit: 20, cursor: olderThan }), newestNotes),
    listOpenCovers(actor, { caseId: one.id }),
    getConflict(actor, one.id),
    explainLatestDecision(actor, one.id),
    mayReadRules ? getRules(actor) : null,
    one.status === 'assigned' && one.attorney ? getHolderLoad(actor, one.attorney.id) : null,
  ]);
  const record =
    history.items
      .filter((entry) => entry.kind === 'record-change')
      .find(({ status }) => status === 'open') ?? null;
  const rights = rightsOn(one, viewer, record);
  const at = now().toISOString();
  const decision = why ? (
    <DecisionCard
      {...why}
      timeZone={timeZone}
      rulesHref={mayReadRules ? '/rules' : null}
      recordHref={decisionHref(one.id, why.decision.id ?? '')}
      next={isJustSaved ? <JustSaved one={one} mayAssign={rights.assign} /> : null}
    />
  ) : null;
  return (
    <Page
      title={one.client.name}
      documentTitle={`Case ${one.number}, ${one.client.name}`}
      description={describe(one)}
      breadcrumbs={[{ label: 'Cases', href: '/cases' }]}
      badges={<Badges one={one} />}
      actions={
        <ButtonLink href={`/cases/${one.id}/report`} {...pageAct('Report of this case', 'print')}>
          <FileText aria-hidden="true" />
          Case report
        </ButtonLink>
      }
    >
      <ConflictBanner
        one={one}
        conflict={conflict}
        mayAnswer={rights.answerConflict}
        timeZone={timeZone}
      />
      <HandoffBanner
        one={one}
        history={history.items}
        viewer={viewer}
        at={at}
        covered={covers.some(({ status }) => status === 'active')}
      />
      <CoverBanners covers={covers} actor={actor} />
      <Board
        stage={
          <StageCard
            one={one}
            rules={rights.edit ? rules : null}
            since={
              <>
                since <Time value={one.stageSince} timeZone={timeZone} format="date" />,{' '}
                <RelativeTime value={one.stageSince} now={at} timeZone={timeZone} />.
              </>
            }
          />
        }
        holder={
          <HolderCard
            one={one}
            rights={rights}
            handoffFor={HANDOFF_REASONS.find((reason) => reason === handoff) ?? null}
            needsAcceptance={rules?.handoffNeedsAcceptance ?? false}
            history={history.items}
            load={load}
            now={at}
            timeZone={timeZone}
          />
        }
        lead={isJustSaved ? decision : null}
        decision={isJustSaved ? null : decision}
        facts={
          <>
            <RecordCard one={one} change={record} mayKeep={rights.keepRecord} timeZone={timeZone} />
            <CaseFacts
              one={one}
              others={conflict.others}
              timeZone={timeZone}
              now={at}
              mayEdit={rights.edit}
            />
          </>
        }
        history={
          <div className="grid gap-5">
            <NotesCard
              caseId={one.id}
              notes={notes}
              isFirstPage={olderThan === undefined}
              mayNote={hasPermission(role, 'cases.note')}
              timeZone={timeZone}
              now={at}
            />
            <Card title="History" description="Everything that happened, newest first.">
              <CaseTimeline caseId={one.id} entries={history.items} timeZone={timeZone} />
            </Card>
          </div>
        }
      />
    </Page>
  );
}

function describe(one: CaseDto): string {
  const parts = [`Case ${one.number}`, visaTypeLabel(one.visaType), one.company];
  return parts.filter(Boolean).join(' · ');
}

function Badges({ one }: { one: CaseDto }) {
  return (
    <>
      {one.status === 'closed' ? null : <StageBadge stage={one.stage} />}
      {one.status === 'assigned' ? null : <CaseStatusBadge status={one.status} />}
      <PriorityBadge priority={one.priority} />
    </>
  );
}
