'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { plural } from '@/components/ui/format';
import type { SimilarClientDto } from '@/lib/features/clients';

/**
 * Says whether the client being typed is one that the firm knows, so that no one is recorded twice:
 * certain where the e-mail is the same, an offer where only the name reads alike.
 */
export function ClientHint({
  matches,
  chosen,
  onChoose,
}: {
  matches: readonly SimilarClientDto[];
  chosen: SimilarClientDto | null;
  onChoose: (client: SimilarClientDto | null) => void;
}) {
  const known = matches.find(({ match }) => match === 'email');
  return (
    <div aria-live="polite" className="empty:hidden sm:col-span-2">
      {chosen ? (
        <Hint
          text={
            <>
              The case goes to <Described client={chosen} />.
            </>
          }
          action={
            <Button size="sm" onClick={() => onChoose(null)}>
              It is somebody else
            </Button>
          }
        />
      ) : known ? (
        <Hint
          text={
            <>
              This e-mail address belongs to <Described client={known} />: the case will be theirs.
            </>
          }
        />
      ) : (
        matches.map((client) => (
          <Hint
            key={client.id}
            text={
              <>
                Looks like <Described client={client} />.
              </>
            }
            action={
              <Button size="sm" onClick={() => onChoose(client)}>
                Use this client
              </Button>
            }
          />
        ))
      )}
    </div>
  );
}

function Hint({ text, action }: { text: ReactNode; action?: ReactNode }) {
  return (
    <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 rounded-md bg-info-soft px-3 py-1.5 text-sm text-ink first:mt-0">
      <p className="min-w-0">{text}</p>
      {action}
    </div>
  );
}

function Described({ client }: { client: SimilarClientDto }) {
  const { name, email, company, caseCount, lastAttorneyName } = client;
  const where = [company, email].filter(Boolean).join(', ');
  return (
    <>
      <bdi className="font-medium">{name}</bdi>
      {where ? <>, {where}</> : null} ({plural(caseCount, 'case')}
      {lastAttorneyName ? (
        <>
          , last with <bdi>{lastAttorneyName}</bdi>
        </>
      ) : null}
      )
    </>
  );
}
