import type { Metadata } from 'next';
import { RuleSentences } from '@/components/rules/rule-words';
import { RulesForm } from '@/components/rules/rules-form';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Columns, Page } from '@/components/ui/page';
import { actorOf } from '@/lib/auth/load-viewer';
import { getViewerWith } from '@/lib/auth/page-guards';
import { hasPermission } from '@/lib/auth/permissions';
import { describeRules, getRules, listRuleVersions } from '@/lib/rules';
import { previewRulesAction, publishRulesAction } from './actions';
import { RuleTables } from './rule-tables';
import { VersionsCard } from './versions-card';

export const metadata: Metadata = { title: 'Rules' };

const VERSIONS_SHOWN = 8;

/** The firm's rules: what they do in words, the form that changes them, and their versions. */
export default async function RulesPage({ searchParams }: PageProps<'/rules'>) {
  const { versions: cursor } = await searchParams;
  const viewer = await getViewerWith('rules.read');
  const actor = actorOf(viewer);
  const [rules, versions] = await Promise.all([
    getRules(actor),
    listRuleVersions(actor, {
      limit: VERSIONS_SHOWN,
      cursor: typeof cursor === 'string' ? cursor : undefined,
    }),
  ]);
  const mayPublish = hasPermission(viewer.role, 'rules.publish');
  return (
    <Page
      title="Rules"
      badges={<Badge tone="accent">Version {rules.version}</Badge>}
      description={
        mayPublish
          ? 'How a new case finds its attorney. A change is previewed, then published as a new version.'
          : 'How a new case finds its attorney. Admins publish changes as new versions.'
      }
    >
      <Columns
        main={
          mayPublish ? (
            <RulesForm
              key={rules.version}
              rules={rules}
              previewAction={previewRulesAction}
              publishAction={publishRulesAction}
            />
          ) : (
            <RuleTables rules={rules} />
          )
        }
        aside={
          <>
            <Card title="In words" description={`What version ${rules.version} does.`}>
              <RuleSentences sentences={describeRules(rules)} />
            </Card>
            <VersionsCard
              page={versions}
              isFirstPage={cursor === undefined}
              current={rules.version}
              timeZone={viewer.timeZone}
              mayPublish={mayPublish}
            />
          </>
        }
      />
    </Page>
  );
}
