import { z } from 'zod';
import { findPasswordProblem } from '@/lib/platform/auth/password-policy';
import { practisedField, slugField } from '@/lib/contracts/firm';
import { newPasswordField } from '@/lib/contracts/member';
import { emailField, textField, timeZoneField } from '@/lib/shared/validation/fields';

export const DEFAULT_TIME_ZONE = 'America/New_York';

const firstPasswordField = newPasswordField().superRefine((password, context) => {
  const message = findPasswordProblem(password);
  if (message) context.addIssue({ code: 'custom', message });
});

/** What it takes to begin: the firm's name and its first admin. */
export const createFirmSchema = z.strictObject({
  name: textField('The name of the firm', 200),
  adminEmail: emailField("The admin's e-mail address"),
  adminPassword: firstPasswordField.optional(),
  adminName: textField("The admin's name", 200).optional(),
  timeZone: timeZoneField('The time zone').default(DEFAULT_TIME_ZONE),
  /** Made from the name where it is not given. */
  slug: slugField.optional(),
  /** All where it is not given. */
  visaTypes: practisedField.optional(),
});
export type CreateFirmInput = z.input<typeof createFirmSchema>;
