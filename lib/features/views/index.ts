import 'server-only';

export { deleteView } from './delete-view';
export { listViews } from './list-views';
export { renameView, replaceView } from './change-view';
export { saveView } from './save-view';
