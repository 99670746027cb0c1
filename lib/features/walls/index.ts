import 'server-only';

export { addWall } from './add-wall';
export { notifyOfConflicts, withdrawQuestions } from './conflicts';
export { listWalls } from './list-walls';
export { refuseBehindWalls } from './refuse-behind-walls';
export { removeWall } from './remove-wall';
