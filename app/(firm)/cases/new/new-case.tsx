'use client';

import { useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Columns } from '@/components/ui/page';
import type { CaseStatus } from '@/lib/cases/dto';
import type { OpeningDefaults } from '@/lib/cases/get-opening-defaults';
import type { Draft } from './draft';
import { DraftPreview } from './draft-preview';
import { NewCaseForm } from './new-case-form';

/** A case that was just saved. */
export interface OpenedCase {
  id: string;
  number: number;
  status: CaseStatus;
  client: string;
  summary: string;
}

/** The form for a new case, who would get it while it is typed, and who got the last one. */
export function NewCase({ defaults, timeZone }: { defaults: OpeningDefaults; timeZone: string }) {
  const [opened, setOpened] = useState<OpenedCase | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);

  function finish(saved: OpenedCase | undefined) {
    if (!saved) return;
    setOpened(saved);
    setDraft(null);
    window.scrollTo({ top: 0 });
  }

  return (
    <>
      {opened ? <Opened opened={opened} /> : null}
      <Columns
        main={
          <Card>
            {/* A new key empties the form, and its first field takes the focus. */}
            <NewCaseForm
              key={opened?.id ?? 'first'}
              defaults={defaults}
              timeZone={timeZone}
              onDraft={setDraft}
              onOpened={finish}
            />
          </Card>
        }
        aside={<DraftPreview draft={draft} />}
      />
    </>
  );
}

function Opened({ opened }: { opened: OpenedCase }) {
  const { id, number, client, status, summary } = opened;
  return (
    <Alert
      tone={status === 'waiting' ? 'warn' : 'good'}
      title={
        <>
          Case {number} for <bdi>{client}</bdi> is saved
        </>
      }
      actions={
        <ButtonLink href={`/cases/${id}`} size="sm">
          Open case {number}
        </ButtonLink>
      }
    >
      <p>{summary}</p>
      <p className="mt-1">The form is empty again for the next one.</p>
    </Alert>
  );
}
