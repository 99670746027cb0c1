import 'server-only';

export { raiseWall } from './raise-wall';
export { listWalls } from './list-walls';
export { removeWall } from './remove-wall';
export type { RaisedWallDto, WallDto } from './dto';
