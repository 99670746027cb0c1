import 'server-only';

export { raiseWall } from './raise-wall';
export { listWalls } from './list-walls';
export { refuseBehindWalls } from './refuse-behind-walls';
export { removeWall } from './remove-wall';
export type { RaisedWallDto, WallDto } from './dto';
