'use server';

import { firmAction } from '@/lib/platform/actions/firm-action';
import { deleteView, renameView, replaceView, saveView } from '@/lib/features/views';
import {
  deleteViewSchema,
  renameViewSchema,
  replaceViewSchema,
  saveViewSchema,
} from '@/lib/contracts/saved-view';

const records = { nothing: 'a view is a way of looking at cases: no case, right or rule changes' };

/** Keeps the list as it is shown under a name. */
export const saveViewAction = firmAction({
  permission: 'cases.read',
  schema: saveViewSchema,
  records,
  once: true,
  handler: async ({ viewer, input }) => {
    const view = await saveView(viewer, input);
    const whose = view.isShared ? 'everyone’s' : 'your';
    return { message: `“${view.name}” is among ${whose} views.`, data: view };
  },
});

/** Gives a view another name. */
export const renameViewAction = firmAction({
  permission: 'cases.read',
  schema: renameViewSchema,
  records,
  once: true,
  handler: async ({ viewer, input }) => {
    const view = await renameView(viewer, input);
    return { message: `The view is called “${view.name}” now.`, data: view };
  },
});

/** Puts what is shown under the name of a view. */
export const replaceViewAction = firmAction({
  permission: 'cases.read',
  schema: replaceViewSchema,
  records,
  once: true,
  handler: async ({ viewer, input }) => {
    const view = await replaceView(viewer, input);
    return { message: `“${view.name}” shows these cases from now on.`, data: view };
  },
});

/** Takes a view away. */
export const deleteViewAction = firmAction({
  permission: 'cases.read',
  schema: deleteViewSchema,
  records,
  once: true,
  handler: async ({ viewer, input }) => {
    const view = await deleteView(viewer, input.viewId);
    return { message: `The view “${view.name}” is deleted.`, data: view };
  },
});
