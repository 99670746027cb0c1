import { Card } from '@/components/ui/card';
import { zoneName } from '@/components/ui/format';
import { KeyValueList } from '@/components/ui/key-value';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { getMailPreferences } from '@/lib/features/mail';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { roleLabel } from '../members/roles';
import { CalendarCard } from './calendar-card';
import { MailForm } from './mail-form';
import { PasswordForm } from './password-form';
import { SessionsCard } from './sessions-card';

/** Who someone is to the firm, and the password that only they can change. */
export default async function AccountPage() {
  const viewer = await getViewerWith('any-member');
  const mail = await getMailPreferences(viewer);
  const { name, email, role, firmName, timeZone, attorneyId } = viewer;
  return (
    <Page
      title="Your account"
      description="How the firm knows you, and how you sign in."
      width="reading"
    >
      <Card title="You" description="An administrator of the firm changes your name and your role.">
        <KeyValueList
          items={[
            { label: 'Name', value: <bdi>{name}</bdi> },
            { label: 'E-mail', value: email },
            { label: 'Role', value: roleLabel(role) },
            { label: 'Firm', value: <bdi>{firmName}</bdi> },
            { label: 'Time zone of the firm', value: zoneName(timeZone) },
            {
              label: 'On the roster',
              value: attorneyId ? (
                <TextLink href={`/attorneys/${attorneyId}`}>Your workload</TextLink>
              ) : (
                'No'
              ),
            },
          ]}
        />
      </Card>
      <Card
        title="Password"
        description="A new one ends your sessions on other machines. It holds for every firm that you sign in to."
      >
        <PasswordForm email={email} />
      </Card>
      <Card
        title="Mail"
        description="What you have not looked at here comes by mail, where your firm’s Evenhand sends any. It names clients only where your firm has said so. Mail about your account always comes."
      >
        <MailForm off={mail.off} quiet={mail.quiet} digestAt={mail.digestAt} />
      </Card>
      {attorneyId ? <CalendarCard viewer={viewer} /> : null}
      <SessionsCard viewer={viewer} />
    </Page>
  );
}
