/** A page of docs/ that people of a firm read as help. */
export interface HelpTopic {
  /** In the address, and the name of the file. */
  readonly slug: string;
  /** What stands under its name. */
  readonly about: string;
}

/** In the order in which they are listed. What operators and programmers read is not among them. */
export const HELP_TOPICS: readonly HelpTopic[] = [
  { slug: 'cases', about: 'The list, the waiting line, handing off, notes, why this attorney.' },
  { slug: 'attorneys', about: 'The roster, expertise, leave, covers and departures.' },
  { slug: 'calendar', about: 'Your deadlines in Outlook and Google, and absences from there.' },
  {
    slug: 'intake',
    about: 'The public page by which clients come, and leads of other systems.',
  },
  {
    slug: 'rules',
    about: 'Strategies, trying rules on your own past, publishing and taking back.',
  },
  { slug: 'reports', about: 'What each metric counts, and which cases those are.' },
  { slug: 'imports', about: 'Bringing in attorneys, clients, cases and absences from a file.' },
  { slug: 'security', about: 'Accounts, sessions, walls, and what is on record.' },
  { slug: 'api', about: 'Sending cases from another program.' },
  { slug: 'glossary', about: 'What the words mean.' },
];
