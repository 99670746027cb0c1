import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { signUpFirm } from '@/lib/features/firms';
import {
  acceptAsNewUser,
  acceptAsUser,
  declineInvitation,
  inviteMember,
  makeResetLink,
  resetPassword,
} from '@/lib/features/identity';
import { changeOwnPassword } from '@/lib/features/members';
import { askToConfirm, confirmEmail, submitIntake } from '@/lib/features/intake';
import { addColleague, PASSWORD } from '../build-firm';
import { emailTokenOf, intakeForm, openIntake, prove, sendIn } from '../submissions';
import { buildSite, invitation, type Site } from './site';

const NEW_PASSWORD = 'another password of the tests';

/** Whose address no one has written to yet. */
const someone = () => ({ email: `visitor-${randomUUID()}@example.com` });

/** As where the operator has a mail server; none is asked here. */
async function withMail<T>(work: () => Promise<T>): Promise<T> {
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  vi.stubEnv('MAIL_FROM', 'Evenhand <cases@firm.example>');
  vi.stubEnv('NEXTAUTH_URL', 'https://cases.firm.example');
  try {
    return await work();
  } finally {
    for (const name of ['SMTP_URL', 'MAIL_FROM', 'NEXTAUTH_URL']) vi.stubEnv(name, undefined);
  }
}

/** What the actions of visitors ask of the domain; the request around them sets a cookie. */
export const VISITOR_STORIES: Readonly<
  Record<string, (site: Site) => Promise<() => Promise<unknown>>>
> = {
  newAccountAction: async (site) => {
    const { token } = await invitation(site);
    return () => acceptAsNewUser({ token, name: 'Guest', newPassword: NEW_PASSWORD });
  },
  acceptAction: async ({ actor }) => {
    const { viewer } = await buildSite();
    const asked = { name: viewer.name, email: viewer.email, role: 'intake' } as const;
    const { path } = await inviteMember(actor, asked);
    return () => acceptAsUser(viewer, path.split('/').at(-1) ?? '');
  },
  submitIntakeAction: async ({ firm: { firmId } }) => {
    const form = intakeForm(await openIntake(firmId), { proof: await prove(firmId) });
    return () => submitIntake(form, '203.0.113.7');
  },
  askToConfirmAction: async ({ firm: { firmId } }) => {
    const { token } = await sendIn(firmId, await openIntake(firmId), someone());
    return () => withMail(() => askToConfirm(token, '203.0.113.7'));
  },
  confirmEmailAction: async ({ firm: { firmId } }) => {
    const { token } = await sendIn(firmId, await openIntake(firmId), someone());
    await withMail(() => askToConfirm(token, '203.0.113.7'));
    const link = await emailTokenOf(firmId);
    return () => confirmEmail(link);
  },
  signUpAction: async () => {
    const name = `Signed up ${randomUUID()}`;
    const firm = {
      name,
      slug: `s-${randomUUID().slice(0, 8)}`,
      timeZone: 'UTC',
      visaTypes: ['H-1B' as const],
    };
    const admin = { adminName: 'Noor', adminEmail: `${randomUUID()}@example.com` };
    return () => signUpFirm({ ...firm, ...admin }, null);
  },
  declineAction: async (site) => {
    const { token } = await invitation(site);
    return () => declineInvitation(token);
  },
  replacePasswordAction: ({ viewer }) =>
    Promise.resolve(() =>
      changeOwnPassword(viewer, { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }),
    ),
  resetAction: async ({ firm, actor }) => {
    const { id } = await addColleague(firm, 'intake');
    const { path } = await makeResetLink(actor, id);
    const token = path.split('/').at(-1) ?? '';
    return () => resetPassword({ token, newPassword: NEW_PASSWORD });
  },
};
