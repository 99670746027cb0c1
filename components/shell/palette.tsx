'use client';

import { useTheme } from 'next-themes';
import { useState } from 'react';
import { matchCommands } from '@/components/ui/command-match';
import { CommandPalette, type CommandGroup } from '@/components/ui/command-palette';
import { listPageActs } from '@/components/ui/page-act';
import {
  actCommands,
  attorneyCommands,
  caseCommands,
  clientCommands,
  placeCommands,
  viewCommands,
} from './palette-commands';
import { pageCommands } from './palette-page-commands';
import type { PaletteContent } from './palette-content';
import { useGo } from './use-go';
import { useSearch } from './use-search';

/** Goes anywhere, finds cases and attorneys, does what is done often: all from the keyboard. */
export default function Palette(content: PaletteContent & { onClose: () => void }) {
  const [query, setQuery] = useState('');
  const [isForAbsence, setIsForAbsence] = useState(false);
  // As the page was when the palette opened: it lies still underneath.
  const [onPage] = useState(() => pageCommands(listPageActs()));
  const found = useSearch(query, isForAbsence ? 'attorneys' : 'everything');
  const go = useGo();
  const { setTheme } = useTheme();

  function askWhoseAbsence() {
    setQuery('');
    setIsForAbsence(true);
  }

  const groups: CommandGroup[] = isForAbsence
    ? [
        {
          label: 'Attorneys',
          commands: attorneyCommands(found.attorneys, (id) => go(absenceAddress(id))),
        },
      ]
    : [
        { label: 'On this page', commands: matchCommands(onPage, query) },
        {
          label: 'Cases',
          commands: caseCommands(found.cases, (id) => go(`/cases/${id}`)),
        },
        {
          label: 'Attorneys',
          commands: attorneyCommands(found.attorneys, (id) => go(`/attorneys/${id}`)),
        },
        {
          label: 'Clients',
          commands: clientCommands(found.clients, (id) => go(`/clients/${id}`)),
        },
        {
          label: 'Go to',
          commands: matchCommands(
            [...placeCommands(content, go), ...viewCommands(content, go)],
            query,
          ),
        },
        {
          label: 'Do',
          commands: matchCommands(actCommands(content, { go, setTheme, askWhoseAbsence }), query),
        },
      ];

  return (
    <CommandPalette
      label={isForAbsence ? 'Whose absence?' : 'Search, go, act'}
      placeholder={isForAbsence ? 'Whose absence?' : 'A case, a client, an attorney, a page…'}
      query={query}
      onQueryChange={setQuery}
      groups={groups}
      pending={found.pending}
      problem={found.problem}
      onClose={content.onClose}
    />
  );
}

function absenceAddress(attorneyId: string): string {
  return `/attorneys/${attorneyId}#record-absence`;
}
