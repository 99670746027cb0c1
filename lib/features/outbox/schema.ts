import { z } from 'zod';
import { idField, textField } from '@/lib/shared/validation/fields';

export const retryFailureSchema = z.strictObject({ failureId: idField('The delivery') });

/** Everything of one consumer that has failed for good. */
export const retryAllSchema = z.strictObject({ consumer: textField('The consumer', 60) });
