import { z } from 'zod';
import { choiceField, idField, textField, versionField } from '@/lib/shared/validation/fields';
import { VIEW_AUDIENCES, VIEW_KEYS, type ViewKey } from './saved-view-codes';

const part = textField('A part of the view', 400).optional();

// Codes are not compared with today's lists: the page says of each view which of them are gone.
const viewQuerySchema = z.strictObject(
  Object.fromEntries(VIEW_KEYS.map((key) => [key, part])) as Record<ViewKey, typeof part>,
);
export type ViewQuery = z.output<typeof viewQuerySchema>;

const name = textField('The name', 60);
const query = viewQuerySchema.default({});
const viewId = idField('The view');
const version = versionField();

export const saveViewSchema = z.strictObject({
  name,
  audience: choiceField('Who sees it', VIEW_AUDIENCES).default('me'),
  query,
});
export type SaveViewInput = z.input<typeof saveViewSchema>;

export const renameViewSchema = z.strictObject({ viewId, version, name });
export const replaceViewSchema = z.strictObject({ viewId, version, query });
export const deleteViewSchema = z.strictObject({ viewId });
