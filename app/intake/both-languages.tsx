import type { ReactNode } from 'react';
import { BareShell } from '@/components/shell/bare-shell';
import { DocumentTitle } from '@/components/ui/document-title';
import { en, type Messages } from './messages/en';
import { es } from './messages/es';

/** Words for visitors of whom it is not known which language they read: in both. */
export function BothLanguages({
  of,
  children,
}: {
  of: (messages: Messages) => { readonly title: string; readonly text: string };
  children?: ReactNode;
}) {
  const [english, spanish] = [of(en), of(es)];
  return (
    <BareShell>
      <DocumentTitle>{english.title}</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">{english.title}</h1>
      <p className="mt-2 text-sm text-ink-2">{english.text}</p>
      <div lang="es" className="mt-8">
        <h2 className="font-serif text-2xl tracking-tight">{spanish.title}</h2>
        <p className="mt-2 text-sm text-ink-2">{spanish.text}</p>
      </div>
      {children}
    </BareShell>
  );
}
