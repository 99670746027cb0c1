import { z } from 'zod';
import { idField, textField } from '@/lib/shared/validation/fields';

/** A private calendar address to make; the name tells where it is used. */
export const makeFeedSchema = z.strictObject({ name: textField('The name', 80) });
export type MakeFeedInput = z.input<typeof makeFeedSchema>;

export const revokeFeedSchema = z.strictObject({ feedId: idField('The calendar address') });
export type RevokeFeedInput = z.input<typeof revokeFeedSchema>;
