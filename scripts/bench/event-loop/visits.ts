import type { Site } from '../pages/site';

/** One request whose cost for everyone else is measured. */
export interface Visit {
  readonly name: string;
  readonly path: string;
  readonly body?: { readonly type: string; readonly text: string };
  /** Without the session's cookie, as anyone may send it. */
  readonly isAnonymous?: boolean;
}

/** The cases that a metric of a report counts. */
const METRIC = 'figure=held&from=2020-01-01&to=2035-12-31';

const FORM = 'application/x-www-form-urlencoded';

/**
 * Every page and file of a large firm, its rules backtested on ninety days, and the bodies that held
 * the loop before they were bounded.
 */
export function visitsOf(
  { attorneyId, caseId, clientId }: Pick<Site, 'attorneyId' | 'caseId' | 'clientId'>,
  rulesVersion: number,
): Visit[] {
  const pages = [
    ...['/dashboard', '/cases', '/cases?q=an', `/cases/${caseId}`, `/cases/${caseId}/report`],
    ...['/clients', `/clients/${clientId}`, '/clients/export'],
    ...['/waiting', '/attorneys', `/attorneys/${attorneyId}`, '/attorneys/absences'],
    ...['/attorneys/expertise', `/attorneys/${attorneyId}/departure`, '/heatmap', '/walls'],
    ...[
      '/rules',
      '/members',
      '/submissions',
      '/settings/intake',
      '/settings/firm',
      '/settings/api-keys',
      '/settings/webhooks',
      '/settings/outbox',
      '/settings/imports',
      '/account',
      '/help?q=waiting',
      '/help?topic=cases',
    ],
    '/notifications',
    ...['/cases/new', '/attorneys/new', `/attorneys/${attorneyId}/edit`, '/signed-in'],
    ...['/reports', '/reports/workload', `/reports/cases?${METRIC}`],
    ...['/reports/assignments', '/reports/reassignments', '/reports/attorneys'],
    ...['/attorneys/expertise/export', '/heatmap/export', '/heatmap/export?view=visa-types'],
    ...['/settings/api-keys/export', '/settings/webhooks/export', '/submissions/export'],
    ...['/search?q=an', '/cases/export', '/reports/workload/csv', '/reports/assignments/csv'],
  ].map((path): Visit => ({ name: path.replace(/[0-9a-f-]{36}/, '…'), path }));
  const draft = `version=${rulesVersion}&days=90&strategy=round-robin`;
  return [
    ...pages,
    { name: 'rules on 90 days', path: '/rules/backtest', body: { type: FORM, text: draft } },
    // Six an hour are made; the rounds that come after are sent away.
    {
      name: 'the whole firm as a file',
      path: '/settings/firm/export',
      body: { type: FORM, text: '' },
    },
    {
      name: 'a file of 49,000 cases to be brought in',
      path: '/settings/imports/upload?kind=cases&name=cases.csv',
      body: { type: 'application/octet-stream', text: spreadsheet() },
    },
    ...bodies(),
  ];
}

/** As large as a firm's own list of cases gets. */
function spreadsheet(): string {
  const rows = Array.from(
    { length: 49_000 },
    (_, at) =>
      `C-${at},"Client ${at}, of a long name",H-1B,${at % 10},2026-01-15,client${at}@firm.example`,
  );
  return ['Reference,Client,Visa type,Complexity,Received,E-mail', ...rows].join('\n');
}

function bodies(): Visit[] {
  const text = 'text/plain;charset=UTF-8';
  const fields = Array.from({ length: 1_900 }, (_, at) => `expertise.${at}=1`).join('&');
  return [
    { name: '10,000 brackets', path: '/cases', body: { type: text, text: '['.repeat(10_000) } },
    {
      name: '127 KiB of JSON',
      path: '/cases',
      body: { type: text, text: `[${'"x",'.repeat(19_000)}1]` },
    },
    { name: '2,000 fields', path: '/rules/backtest', body: { type: FORM, text: fields } },
    {
      ...{
        name: '50 MB to the sign-in',
        path: '/api/auth/callback/credentials',
        isAnonymous: true,
      },
      body: { type: FORM, text: 'x'.repeat(50_000_000) },
    },
  ];
}
