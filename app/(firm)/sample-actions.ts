'use server';

import { z } from 'zod';
import { askForSample, openSample, takeAwaySample } from '@/lib/features/sample-firm';
import { firmAction } from '@/lib/platform/actions/firm-action';

const nothing = z.strictObject({});

/** Has a sample firm made, in the background. */
export const askForSampleFirmAction = firmAction({
  permission: 'firm.manage',
  schema: nothing,
  records: ['sample-firm-asked'],
  // It founds a firm, in a transaction of that one; a second is refused.
  once: false,
  handler: ({ viewer }) => askForSample(viewer),
});

/** Goes on in the sample firm. */
export const openSampleFirmAction = firmAction({
  permission: 'firm.manage',
  schema: nothing,
  records: { nothing: 'the sample firm records who joins it' },
  // It moves the session, which doing it again leaves where it is.
  once: false,
  handler: ({ viewer }) => openSample(viewer),
});

/** Takes the sample firm away; the session goes on in the firm that it was made for. */
export const takeAwaySampleFirmAction = firmAction({
  permission: 'firm.manage',
  schema: nothing,
  records: ['sample-firm-removed'],
  // It ends the firm in which the answer would be kept.
  once: false,
  handler: ({ viewer }) => takeAwaySample(viewer),
});
