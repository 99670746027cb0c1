import { Card } from '@/components/ui/card';
import { Page } from '@/components/ui/page';
import { readAllHelp, readHelp } from '@/lib/features/help';
import { orNotFound } from '@/lib/platform/auth/page-guards';
import { HelpText } from './help-text';

/** One topic of the help. */
export async function Topic({ slug }: { slug: string }) {
  const { title, sections, markdown } = await orNotFound(readHelp(slug));
  const titles = new Map((await readAllHelp()).map((page) => [page.slug, page.title]));
  return (
    <Page title={title} width="reading" breadcrumbs={[{ label: 'Help', href: '/help' }]}>
      <Card>
        <nav aria-label="On this page">
          <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
            {sections.map(({ id, heading }) => (
              <li key={id}>
                <a className="text-link" href={`#${id}`}>
                  {heading}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </Card>
      <Card>
        <HelpText markdown={markdown} titles={titles} />
      </Card>
    </Page>
  );
}
