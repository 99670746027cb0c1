import { NotificationText } from './notification-text';
import { ActionForm, SubmitButton } from '@/components/ui/action-form';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { Pagination } from '@/components/ui/pagination';
import { LinkTabs } from '@/components/ui/tabs';
import { RelativeTime } from '@/components/ui/time';
import { orFirstPage } from '@/lib/platform/auth/page-guards';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { now } from '@/lib/platform/clock';
import { listNotifications } from '@/lib/platform/notifications';
import { readAllNotificationsAction } from './actions';
import { NotificationRow } from './notification-row';

/** What the viewer has been told, the newest first. */
export default async function NotificationsPage({ searchParams }: PageProps<'/notifications'>) {
  const { show, cursor } = await searchParams;
  const unreadOnly = show === 'unread';
  const base = unreadOnly ? '/notifications?show=unread' : '/notifications';
  const viewer = await getViewerWith('any-member');
  const at = now().toISOString();
  const page = await orFirstPage(
    listNotifications(viewer, {
      limit: 25,
      unreadOnly,
      cursor: typeof cursor === 'string' ? cursor : undefined,
    }),
    base,
  );
  return (
    <Page
      title="Notifications"
      width="reading"
      description="Cases that came to you, questions and answers. Kept for 90 days."
      filters={<Views unreadOnly={unreadOnly} />}
      actions={viewer.unreadCount > 0 ? <ReadAll until={at} /> : null}
    >
      <Card flush>
        {page.items.length === 0 ? <NoNotifications unreadOnly={unreadOnly} /> : null}
        <ul className="divide-y divide-line">
          {page.items.map((one) => (
            <NotificationRow
              key={one.id}
              notificationId={one.id}
              isRead={one.readAt !== null}
              when={<RelativeTime value={one.createdAt} now={at} timeZone={viewer.timeZone} />}
            >
              <NotificationText notification={one} />
            </NotificationRow>
          ))}
        </ul>
      </Card>
      <Pagination
        previousHref={cursor === undefined ? null : base}
        nextHref={page.nextCursor && `${base}${unreadOnly ? '&' : '?'}cursor=${page.nextCursor}`}
      />
    </Page>
  );
}

function Views({ unreadOnly }: { unreadOnly: boolean }) {
  return (
    <LinkTabs
      label="Which notifications"
      tabs={[
        { href: '/notifications', label: 'All', current: !unreadOnly },
        { href: '/notifications?show=unread', label: 'Unread', current: unreadOnly },
      ]}
    />
  );
}

function ReadAll({ until }: { until: string }) {
  return (
    <ActionForm action={readAllNotificationsAction} hidden={{ until }}>
      <SubmitButton variant="secondary">Mark all as read</SubmitButton>
    </ActionForm>
  );
}

function NoNotifications({ unreadOnly }: { unreadOnly: boolean }) {
  return (
    <EmptyState
      title={unreadOnly ? 'Nothing unread' : 'Nothing yet'}
      description="You will be told here of cases that come to you, handoffs that ask for your answer, and what became of those you asked for."
    />
  );
}
