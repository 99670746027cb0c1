import { expect, it } from 'vitest';
import { Rooms, type RoomName, type Visitor } from './rooms';

interface Guest extends Visitor {
  readonly told: boolean[];
}

function guest(room: RoomName, key: string): Guest {
  const told: boolean[] = [];
  return { room, key, told, answer: (isIn) => told.push(isIn) };
}

function enter(rooms: Rooms, room: RoomName, keys: readonly string[]): Guest[] {
  return keys.map((key) => {
    const one = guest(room, key);
    rooms.enter(one);
    return one;
  });
}

it('a room takes as many as it holds, and of one firm as many as one may have', () => {
  const rooms = new Rooms();
  const exports = enter(rooms, 'firm-exports', ['a', 'a', 'b', 'c']);
  expect(exports.map(({ told }) => told)).toEqual([[true], [false], [true], [false]]);
  rooms.leave(exports[0] as Guest);
  const [next, again] = enter(rooms, 'firm-exports', ['c', 'a']);
  expect([next?.told, again?.told]).toEqual([[true], [false]]);
});

it('where one at a time has its turn, the others wait in order and count as being there', () => {
  const rooms = new Rooms();
  const asked = enter(rooms, 'backtests', ['a', 'a', 'a', 'b', 'b', 'c', 'd']);
  expect(asked.map(({ told }) => told)).toEqual([[true], [], [false], [], [], [], [false]]);
  const [first, second, , third] = asked as [Guest, Guest, Guest, Guest];
  rooms.leave(second);
  rooms.leave(first);
  expect([second.told, third.told]).toEqual([[], [true]]);
});

it('a visitor who was not let in, or leaves twice, takes no one’s place away', () => {
  const rooms = new Rooms();
  const [one, refused] = enter(rooms, 'firm-exports', ['a', 'a']) as [Guest, Guest];
  rooms.leave(refused);
  rooms.leave(refused);
  expect(enter(rooms, 'firm-exports', ['a'])[0]?.told).toEqual([false]);
  rooms.leave(one);
  rooms.leave(one);
  expect(enter(rooms, 'firm-exports', ['a', 'b', 'c']).map(({ told }) => told)).toEqual([
    [true],
    [true],
    [false],
  ]);
});

it('streams of one person are limited and no one else’s', () => {
  const rooms = new Rooms();
  const streams = enter(rooms, 'live-streams', Array<string>(9).fill('ada'));
  expect(streams.map(({ told }) => told[0])).toEqual([...Array<boolean>(8).fill(true), false]);
  expect(enter(rooms, 'live-streams', ['ben'])[0]?.told).toEqual([true]);
});
