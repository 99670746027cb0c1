import Markdown from 'markdown-to-jsx/react';
import { Children, type ReactNode } from 'react';
import { TextLink } from '@/components/ui/link';
import { headingId } from '@/lib/features/help';

/** Of the topics, by slug. */
type Titles = ReadonlyMap<string, string>;

/** A text of the documentation, drawn; its links to other topics lead to their help. */
export function HelpText({ markdown, titles }: { markdown: string; titles: Titles }) {
  return (
    <Markdown
      options={{
        disableParsingRawHTML: true,
        forceBlock: true,
        slugify: headingId,
        wrapper: Body,
        forceWrapper: true,
        overrides: { a: { component: HelpLink, props: { titles } }, table: WideTable },
      }}
    >
      {markdown}
    </Markdown>
  );
}

function Body({ children }: { children: ReactNode }) {
  return (
    <div className="help-text" data-documentation>
      {children}
    </div>
  );
}

interface HelpLinkProps {
  href?: string;
  children?: ReactNode;
  titles: Titles;
}

function HelpLink({ href = '', children, titles }: HelpLinkProps) {
  const [, slug, fragment = ''] = /^([a-z-]+)\.md(#.*)?$/.exec(href) ?? [];
  const title = titles.get(slug ?? '');
  if (title !== undefined) {
    // The files call each other by name; people call them by title.
    const [only] = Children.toArray(children);
    const isNamed = typeof only === 'string' && only.endsWith('.md');
    return (
      <TextLink href={`/help?topic=${slug}${fragment}`}>{isNamed ? title : children}</TextLink>
    );
  }
  if (href.startsWith('#'))
    return (
      <a className="text-link" href={href}>
        {children}
      </a>
    );
  // What is for operators and programmers is not served.
  return <>{children}</>;
}

function WideTable({ children }: { children: ReactNode }) {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label="Table">
      <table>{children}</table>
    </div>
  );
}
