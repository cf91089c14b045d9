import { expect, it } from 'vitest';
import { SOURCES } from '../../src/exports/sources.ts';
import { AGENT_NAMES } from '../../src/model/imported/agents.ts';
import { SITES } from '../../src/sites/table.ts';

it('each source is a site we meter, or a coding agent that has a name', () => {
  const sites = SITES.map(({ id }) => id);
  const others = SOURCES.map(({ id }) => id).filter((id) => !sites.includes(id));
  expect(others.sort()).toEqual([...AGENT_NAMES.keys()].sort());
  expect([...AGENT_NAMES.values()].every((name) => /^[A-Z]/.test(name))).toBe(true);
});
