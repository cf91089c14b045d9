import { expect, it } from 'vitest';
import { createBranches } from '../../../src/sites/reading/branches.ts';
import { TabDouble } from '../tab-double.ts';

it('tells a prompt that goes on from one that takes an older one’s place', () => {
  const branches = createBranches();
  expect(branches.place('chat', 'root')).toBe('unknown');
  branches.grow('chat', 'root', 'answer 1', 'mark');
  branches.grow('chat', 'answer 1', 'answer 2');
  expect(branches.place('chat', 'answer 2')).toBe('newest');
  expect(branches.place('chat', 'answer 1')).toBe('older');
  expect(branches.place('chat', 'root')).toBe('older');
  expect(branches.promptUnder('chat', 'root')).toBe('mark');
  expect(branches.place('chat', 'elsewhere')).toBe('unknown');
  expect(branches.place('other chat', 'root')).toBe('unknown');
});

it('a prompt beside one that came to nothing goes on, and takes no place', () => {
  const branches = createBranches();
  const refused = new TabDouble().turn({ key: null, endpoint: 'chat', at: 0 });
  branches.grow('chat', 'root', 'answer 1');
  branches.grow('chat', 'answer 1', 'answer 2', '', refused);
  expect(branches.place('chat', 'answer 1')).toBe('older');
  refused.settle('refused', 1);
  expect(branches.place('chat', 'answer 1')).toBe('unknown');
  expect(branches.place('chat', 'root')).toBe('older');
});

it('forgets the oldest conversations', () => {
  const branches = createBranches();
  for (let chat = 0; chat < 1_000; chat++) branches.grow(`chat ${chat}`, 'root', 'answer');
  expect(branches.place('chat 0', 'root')).toBe('unknown');
  expect(branches.place('chat 999', 'root')).toBe('older');
});
