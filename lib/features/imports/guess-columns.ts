import type { ImportKind } from './codes';
import { COLUMNS } from './columns';
import { squash } from './row-body';

/** Headings that other programs use, squashed; our own names need not be here. */
const OTHER_NAMES: Readonly<Record<ImportKind, Readonly<Record<string, readonly string[]>>>> = {
  cases: {
    clientName: ['client', 'name', 'beneficiary', 'beneficiaryname', 'applicant', 'fullname'],
    clientEmail: ['email', 'clientemailaddress', 'beneficiaryemail', 'emailaddress'],
    clientCompany: ['company', 'employer', 'petitioner', 'employername', 'sponsor'],
    clientExternalRef: ['clientid', 'clientnumber', 'clientref', 'clientno'],
    visaType: ['visa', 'casetype', 'type', 'matter', 'mattertype', 'category', 'petitiontype'],
    externalRef: [
      'caseid',
      'casenumber',
      'caseno',
      'matterid',
      'matternumber',
      'matterno',
      'reference',
      'ref',
      'id',
    ],
    deadline: ['due', 'duedate', 'deadlinedate', 'filingdeadline'],
    receivedAt: [
      'received',
      'opened',
      'openedon',
      'opendate',
      'datereceived',
      'dateopened',
      'receiveddate',
      'created',
    ],
    stage: ['status', 'casestatus', 'phase', 'step'],
    notes: ['note', 'comments', 'comment', 'remarks', 'description'],
    attorney: [
      'attorneyname',
      'attorneyemail',
      'assignedattorney',
      'assignedto',
      'responsibleattorney',
      'lawyer',
      'holder',
    ],
    pastHolders: ['previousattorneys', 'formerattorneys', 'pastattorneys', 'previousholders'],
    closedAt: ['closed', 'closedon', 'dateclosed', 'closedate', 'closeddate', 'completedon'],
    heldSince: ['assigned', 'assignedon', 'assignedat', 'dateassigned', 'since'],
    complexity: ['difficulty'],
    filingKind: ['filing', 'filingtype', 'h1bkind'],
  },
  attorneys: {
    name: ['attorney', 'attorneyname', 'fullname', 'lawyer'],
    email: ['emailaddress', 'mail', 'attorneyemail'],
    seniority: ['title', 'level', 'rank', 'role'],
    capacity: ['maxcases', 'maximumcases', 'caseload', 'limit'],
    expertise: ['visatypes', 'practice', 'specialties', 'skills'],
  },
  clients: {
    name: ['client', 'clientname', 'fullname', 'beneficiary'],
    email: ['emailaddress', 'mail', 'clientemail'],
    company: ['employer', 'organization', 'organisation', 'petitioner'],
    externalRef: ['clientid', 'id', 'clientnumber', 'reference', 'ref'],
  },
  absences: {
    attorney: ['attorneyname', 'attorneyemail', 'name', 'email', 'lawyer', 'employee', 'who'],
    startsOn: ['start', 'startdate', 'from', 'firstday', 'begins'],
    endsOn: ['end', 'enddate', 'to', 'until', 'lastday', 'ends'],
    kind: ['type', 'reason', 'absencetype', 'leavetype'],
    note: ['notes', 'comment', 'comments', 'remarks'],
    coverAttorney: ['cover', 'coveredby', 'substitute', 'deputy'],
  },
};

/**
 * Which column of ours each heading stands for, an empty text for none: as it was chosen for the
 * same heading before, else by our name or one in common use. No column is guessed twice.
 */
export function guessColumns(
  kind: ImportKind,
  headings: readonly string[],
  remembered: ReadonlyMap<string, string>,
): string[] {
  const taken = new Set<string>();
  const claim = (column: string | undefined): string => {
    if (column === undefined || column === '' || taken.has(column)) return '';
    taken.add(column);
    return column;
  };
  const known = headings.map((heading) =>
    claim(remembered.get(squash(heading)) ?? exact(kind, heading)),
  );
  return known.map((column, at) => column || claim(common(kind, headings[at] ?? '')));
}

function exact(kind: ImportKind, heading: string): string | undefined {
  const wanted = squash(heading);
  return COLUMNS[kind].find(({ name }) => squash(name) === wanted)?.name;
}

function common(kind: ImportKind, heading: string): string | undefined {
  // `Petitioner / employer` is either; what stands in brackets explains.
  const wanted = [heading, ...heading.split(/[/|(]/)].map(squash);
  const names = Object.entries(OTHER_NAMES[kind]);
  return wanted
    .map((one) => names.find(([, known]) => known.includes(one))?.[0])
    .find((column) => column !== undefined);
}
