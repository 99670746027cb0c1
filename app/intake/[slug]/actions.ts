'use server';

import { intakeFormSchema } from '@/lib/contracts/intake';
import { submitIntake } from '@/lib/features/intake';
import { publicAction } from '@/lib/platform/actions/firm-action';
import { clientAddress } from '@/lib/platform/auth/client-address';

/** Takes in what a visitor has sent; answers the address of their status page. */
export const submitIntakeAction = publicAction({
  schema: intakeFormSchema,
  records: ['intake-received'],
  handler: async (input, headers) => ({ data: await submitIntake(input, clientAddress(headers)) }),
});
