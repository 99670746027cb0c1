import { makeApiKey } from '@/lib/features/api-keys';
import { makeFeed } from '@/lib/features/calendar';
import { getIntakeSettings, makeLeadsKey } from '@/lib/features/intake';
import { runImport } from '@/lib/features/imports';
import { askForSample } from '@/lib/features/sample-firm';
import { newId } from '@/lib/platform/ids';
import { asOwner } from '../as-owner';
import { PASSWORD } from '../build-firm';
import { leaveSubmission, openIntake } from '../submissions';
import {
  checkedImport,
  failedDelivery,
  finishedImport,
  someDelivery,
  someView,
  someWebhook,
  stagedImport,
  type Site,
} from './site';
import { story, type ActionStory } from './story';

const NEW_PASSWORD = 'another password of the tests';

const key = async ({ actor }: Site) => {
  const made = { name: `Key ${newId()}`, scopes: ['read' as const], validFor: '90' as const };
  return (await makeApiKey(actor, made)).id;
};

/** Actions of members about settings, keys, endpoints, views and files. */
export const SETTINGS_STORIES: Readonly<Record<string, readonly ActionStory[]>> = {
  makeApiKeyAction: [
    story(() => Promise.resolve({ name: `Key ${newId()}`, scopes: ['read'], validFor: '90' })),
  ],
  succeedApiKeyAction: [
    story(async (site) => ({
      ...{ keyId: await key(site), name: `Key ${newId()}`, validFor: '90', overlapDays: '7' },
    })),
  ],
  askForSampleFirmAction: [story(() => Promise.resolve({}))],
  openSampleFirmAction: [
    story(async ({ viewer }) => {
      await askForSample(viewer);
      // As if its past had been told.
      await asOwner(
        `INSERT INTO firm_dues (firm_id, due_at)
         SELECT firm_id, NULL FROM firm_slugs WHERE sample_of = $1`,
        [viewer.firmId],
      );
      return {};
    }),
  ],
  takeAwaySampleFirmAction: [
    story(async ({ viewer }) => {
      await askForSample(viewer);
      return {};
    }),
  ],
  changeIntakeSettingsAction: [
    story(async ({ firm }) => {
      const { version } = await getIntakeSettings(firm.actor);
      return { version, isOn: true, reviewsAll: true, frameOrigins: 'https://www.firm.example' };
    }),
  ],
  makeLeadsKeyAction: [
    story(async ({ firm }) => {
      await openIntake(firm.firmId);
      return {};
    }),
  ],
  revokeLeadsKeyAction: [
    story(async ({ firm }) => {
      await openIntake(firm.firmId);
      await makeLeadsKey(firm.actor);
      return {};
    }),
  ],
  acceptSubmissionAction: [
    story(async ({ firm }) => ({
      submissionId: await leaveSubmission(firm.firmId),
      visaType: 'H-1B',
    })),
  ],
  refuseSubmissionAction: [
    story(async ({ firm }) => ({ submissionId: await leaveSubmission(firm.firmId) })),
  ],
  revokeStatusLinkAction: [
    story(async ({ firm }) => ({ submissionId: await leaveSubmission(firm.firmId) })),
  ],
  revokeApiKeyAction: [story(async (site) => ({ keyId: await key(site) }))],
  makeFeedAction: [story(() => Promise.resolve({ name: `Calendar ${newId()}` }))],
  revokeFeedAction: [
    story(async ({ actor }) => ({
      feedId: (await makeFeed(actor, { name: `Calendar ${newId().slice(-8)}` })).id,
    })),
  ],
  changePasswordAction: [
    story(() => Promise.resolve({ currentPassword: PASSWORD, newPassword: NEW_PASSWORD })),
  ],
  endSessionAction: [story(() => Promise.resolve({ sessionId: newId() }))],
  endOtherSessionsAction: [story(() => Promise.resolve({}))],
  retryFailureAction: [story(async (site) => ({ failureId: await failedDelivery(site) }))],
  retryAllFailedAction: [story(() => Promise.resolve({ consumer: 'tests' }))],
  addWebhookAction: [
    story(() =>
      Promise.resolve({
        url: `http://127.0.0.1:9/${newId()}`,
        description: 'Case system',
        kinds: ['case.assigned'],
      }),
    ),
  ],
  changeWebhookAction: [
    story(async (site) => {
      const { id: webhookId, version } = await someWebhook(site);
      return { webhookId, version, active: false };
    }),
  ],
  rotateSecretAction: [
    story(async (site) => {
      const { id: webhookId, version } = await someWebhook(site);
      return { webhookId, version };
    }),
  ],
  removeWebhookAction: [story(async (site) => ({ webhookId: (await someWebhook(site)).id }))],
  testWebhookAction: [story(async (site) => ({ webhookId: (await someWebhook(site)).id }))],
  resendDeliveryAction: [
    story(async (site) => ({ deliveryId: (await someDelivery(site)).deliveryId })),
  ],
  saveViewAction: [story(() => Promise.resolve({ name: `View ${newId()}` }))],
  renameViewAction: [
    story(async (site) => ({ ...(await someView(site)), name: `View ${newId()}` })),
  ],
  replaceViewAction: [
    story(async (site) => ({ ...(await someView(site)), query: { status: 'open' } })),
  ],
  deleteViewAction: [story(async (site) => ({ viewId: (await someView(site)).viewId }))],
  mapColumnsAction: [
    story(async (site) => ({ importId: await stagedImport(site), columns: { 0: 'name' } })),
  ],
  mendRowsAction: [story(async (site) => ({ importId: await checkedImport(site), cells: {} }))],
  runImportAction: [story(async (site) => ({ importId: await checkedImport(site) }))],
  pauseImportAction: [
    story(async (site) => {
      const importId = await checkedImport(site);
      await runImport(site.actor, importId);
      return { importId };
    }),
  ],
  discardImportAction: [story(async (site) => ({ importId: await stagedImport(site) }))],
  undoImportAction: [story(async (site) => ({ importId: await finishedImport(site) }))],
};
