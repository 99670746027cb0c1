import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar } from '@/components/ui/filter-bar';
import { FilterSearch } from '@/components/ui/filter-search';
import { TextLink } from '@/components/ui/link';
import { Page } from '@/components/ui/page';
import { HELP_TOPICS, readAllHelp, searchHelp } from '@/lib/features/help';
import { getViewerWith } from '@/lib/platform/auth/page-guards';
import { textOf } from '../params';
import { Topic } from './topic';

/** All help by topic, one topic, or what a search finds. */
export default async function HelpPage({ searchParams }: PageProps<'/help'>) {
  await getViewerWith('any-member');
  const { q, topic } = await searchParams;
  const slug = textOf(topic);
  if (slug) return <Topic slug={slug} />;
  const query = (textOf(q) ?? '').slice(0, 200);
  return (
    <Page
      title="Help"
      width="reading"
      description="What cannot be seen by looking at a page. The palette (Ctrl+K) leads everywhere else."
      filters={
        <FilterBar action="/help" label="Search the help">
          <FilterSearch label="Search the help" defaultValue={query || undefined} />
        </FilterBar>
      }
    >
      {query.trim() ? <Found query={query} /> : <Topics />}
    </Page>
  );
}

async function Topics() {
  const pages = await readAllHelp();
  return pages.map(({ slug, title, sections }) => (
    <Card
      key={slug}
      title={<TextLink href={`/help?topic=${slug}`}>{title}</TextLink>}
      description={HELP_TOPICS.find((topic) => topic.slug === slug)?.about}
    >
      <ul className="flex flex-wrap gap-x-4 gap-y-1.5 text-sm">
        {sections.map(({ id, heading }) => (
          <li key={id}>
            <TextLink href={`/help?topic=${slug}#${id}`}>{heading}</TextLink>
          </li>
        ))}
      </ul>
    </Card>
  ));
}

async function Found({ query }: { query: string }) {
  const [found, pages] = await Promise.all([searchHelp(query), readAllHelp()]);
  if (found.length === 0) {
    return (
      <Card>
        <EmptyState
          title="Nothing found"
          description={`No part of the help has all the words of “${query}”. Try fewer of them.`}
        />
      </Card>
    );
  }
  return (
    <Card flush>
      <ul className="divide-y divide-line">
        {found.map(({ topic, id, heading, text }) => (
          <li key={`${topic} ${id}`} className="px-4 py-3">
            <TextLink href={`/help?topic=${topic}#${id}`}>{heading}</TextLink>
            <p className="text-xs text-ink-3">{pages.find(({ slug }) => slug === topic)?.title}</p>
            <p className="mt-1 line-clamp-2 text-sm text-ink-2" data-documentation>
              {plain(text)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Without the signs of Markdown, for an excerpt. */
function plain(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll(/[`*|]|^- |^#+ |-{3,}/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
