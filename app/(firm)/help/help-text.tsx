import Markdown from 'markdown-to-jsx/react';
import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/link';
import { headingId, HELP_TOPICS } from '@/lib/features/help';

/** A text of the documentation, drawn; its links to other topics lead to their help. */
export function HelpText({ markdown }: { markdown: string }) {
  return (
    <Markdown
      options={{
        disableParsingRawHTML: true,
        forceBlock: true,
        slugify: headingId,
        wrapper: Body,
        forceWrapper: true,
        overrides: { a: HelpLink, table: WideTable },
      }}
    >
      {markdown}
    </Markdown>
  );
}

function Body({ children }: { children: ReactNode }) {
  return <div className="help-text">{children}</div>;
}

function HelpLink({ href = '', children }: { href?: string; children: ReactNode }) {
  const [, slug, fragment = ''] = /^([a-z-]+)\.md(#.*)?$/.exec(href) ?? [];
  if (HELP_TOPICS.some((topic) => topic.slug === slug)) {
    return <TextLink href={`/help?topic=${slug}${fragment}`}>{children}</TextLink>;
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
