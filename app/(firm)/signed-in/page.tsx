import { Page } from '@/components/ui/page';
import { SignInAnnouncement } from '@/components/ui/sign-in-announcement';
import { getViewerWith } from '@/lib/platform/auth/page-guards';

/** Where someone is led who signed in again beside a page on which they had typed something. */
export default async function SignedInPage() {
  const { name, firmName } = await getViewerWith('any-member');
  return (
    <Page
      title="You are signed in again"
      description={
        <>
          As <bdi>{name}</bdi>, <bdi>{firmName}</bdi>. What you typed is in the other tab: close
          this one, go there and send it again.
        </>
      }
      width="reading"
    >
      <SignInAnnouncement />
    </Page>
  );
}
