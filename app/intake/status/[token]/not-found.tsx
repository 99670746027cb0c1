import { BareShell } from '@/components/shell/bare-shell';
import { DocumentTitle } from '@/components/ui/document-title';
import { en } from '../../messages/en';
import { es } from '../../messages/es';

/** What every status link shows that has expired, was taken back or never was: the same, in both languages. */
export default function DeadStatusLink() {
  return (
    <BareShell>
      <DocumentTitle>{en.status.dead}</DocumentTitle>
      <h1 className="font-serif text-3xl tracking-tight">{en.status.dead}</h1>
      <p className="mt-2 text-sm text-ink-2">{en.status.deadText}</p>
      <div lang="es" className="mt-8">
        <h2 className="font-serif text-2xl tracking-tight">{es.status.dead}</h2>
        <p className="mt-2 text-sm text-ink-2">{es.status.deadText}</p>
      </div>
    </BareShell>
  );
}
