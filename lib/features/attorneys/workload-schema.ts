import { z } from 'zod';
import { pageFields } from '@/lib/shared/paging';
import { isInOrder, OUT_OF_ORDER, periodFields } from '@/lib/shared/period';

/** Which part of an attorney's history; without bounds all of it, newest first. */
export const listAttorneyAssignmentsSchema = z
  .strictObject({ ...periodFields, ...pageFields })
  .refine(isInOrder, OUT_OF_ORDER);
export type ListAttorneyAssignmentsInput = z.input<typeof listAttorneyAssignmentsSchema>;
