/** Which model a prompt is taken to have met whose file names none. */
import { describe, expect, it } from 'vitest';
import { importedRequest } from '../../src/exports/imported-request.ts';
import { modelOfDay } from '../../src/exports/model-by-date.ts';
import { matchModel } from '../../src/model/footprint/registry.ts';
import { CHATGPT, CLAUDE_START, claudeConversation, text } from './chats.ts';
import { json, read } from './made.ts';

describe('a model nobody told', () => {
  it.each([
    ['claude', '2023-08-01', 'claude-2'],
    ['claude', '2024-03-31', 'claude-sonnet'],
    ['claude', '2025-10-01', 'claude-sonnet'],
    ['claude', '2026-11-01', 'claude-sonnet-5'],
    ['gemini', '2023-06-01', 'gemini-3-flash'],
    ['gemini', '2024-08-01', 'gemini-2.0-flash'],
    ['gemini', '2025-06-30', 'gemini-2.5-flash'],
    ['gemini', '2026-01-01', 'gemini-3-flash'],
    ['mistral', '2024-05-01', 'mistral-large-2'],
    ['mistral', '2025-06-01', 'mistral-medium'],
    ['copilot', '2023-03-01', 'gpt-4'],
    ['copilot', '2025-01-01', 'gpt-4o'],
    ['copilot', '2025-09-01', 'gpt-5'],
    ['nobody', '2025-09-01', matchModel(null, 'nobody').family.id],
  ])('of %s on %s is %s', (site, day, family) => {
    const model = modelOfDay(site, day);
    const match = matchModel(model, site);
    expect(match.family.id).toBe(family);
    expect(match.known).toBe(model !== null);
  });

  it.each([
    ['claude', '2026-02-01', 'claude-sonnet-4-6@free'],
    ['claude', '2026-01-31', 'claude-sonnet-4-5@free'],
    ['claude', '2026-06-30', 'claude-sonnet-4-6@free'],
    ['claude', '2026-07-01', null],
  ])('of %s on %s is called %s', (site, day, model) => {
    expect(modelOfDay(site, day)).toBe(model);
  });

  const stored = async (conversations: readonly unknown[]) => {
    const { prompts } = await read(json('c.json', conversations));
    return prompts.map((prompt) => importedRequest(prompt, { id: 'i', zone: null }));
  };

  it('is marked in what is stored, and is in the estimate', async () => {
    const asked = claudeConversation([
      ['q', CLAUDE_START, 'human', 0, [text('Why?')]],
      ['a', 'q', 'assistant', 1, [text('So.')]],
    ]);
    const old = JSON.parse(JSON.stringify(asked).replaceAll('2026-05-06', '2023-08-06'));
    const [first, second] = [...(await stored([asked])), ...(await stored([old]))];
    expect([first?.model, second?.model]).toEqual(['claude-sonnet-4-6@free', 'claude-2@free']);
    expect(first?.footprint).not.toEqual(second?.footprint);
  });

  it('is none where nothing answered, and what a file tells stays', async () => {
    const unanswered = claudeConversation([['q', CLAUDE_START, 'human', 0, [text('Why?')]]]);
    expect((await stored([unanswered])).map(({ model }) => model)).toEqual([null]);
    expect((await stored([CHATGPT]))[0]?.model).toBe('gpt-5-2');
  });
});
