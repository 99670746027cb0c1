import { z } from 'zod';
import { ERROR_STATUS, type ErrorCode } from '@/lib/shared/errors';
import { answer } from '@/lib/contracts/registry';

const codes = Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]];

export const problemSchema = answer(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
  }),
);
