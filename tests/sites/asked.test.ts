/** What a request asks for, by each word of the wire that a site has for it: how it follows, of what kind, of whom. */
import { expect, it } from 'vitest';
import { createReader as characterai } from '../../src/sites/characterai/reader.ts';
import { createReader as comparia } from '../../src/sites/comparia/reader.ts';
import { createReader as ideogram } from '../../src/sites/ideogram/reader.ts';
import { createReader as leonardo } from '../../src/sites/leonardo/reader.ts';
import { createReader as lmarena } from '../../src/sites/lmarena/reader.ts';
import { createReader as midjourney } from '../../src/sites/midjourney/reader.ts';
import { createReader as mistral } from '../../src/sites/mistral/reader.ts';
import { createReader as perplexity } from '../../src/sites/perplexity/reader.ts';
import type { CreateReader } from '../../src/sites/site.ts';
import { TabDouble } from './tab-double.ts';

/** The first prompt of a tab, as it is sent. */
function asked(createReader: CreateReader, body: object, endpoint = 'chat') {
  const tab = new TabDouble();
  const text = JSON.stringify(body);
  const exchange = { endpoint, method: 'POST', url: '/', body: { kind: 'text' as const, text }, headers: {} };
  createReader(tab)({ ...exchange, at: 0 });
  const [turn, ...others] = tab.turns;
  expect(others).toEqual([]);
  return turn;
}

it.each([
  ['start', 'new'],
  ['append', 'followup'],
  ['retry', 'regenerate'],
  ['edit', 'edit'],
  ['continue', 'continue'],
])('Le Chat: %s is %s', (mode, intent) => {
  expect(asked(mistral, { chatId: 'c', mode, messageInput: [] })?.intent).toBe(intent);
});

it.each(['resume', 'attach', 'reconnect'])('Le Chat: %s asks for nothing', (mode) => {
  expect(asked(mistral, { chatId: 'c', mode })).toBeUndefined();
});

it.each([
  ['home', 'new'],
  ['modal', 'new'],
  ['default_search', 'new'],
  ['collection', 'new'],
  ['followup', 'followup'],
  ['edit', 'edit'],
  ['retry', 'regenerate'],
  ['unheard of', 'followup'],
])('Perplexity: %s is %s', (query_source, intent) => {
  const params = { query_source, last_backend_uuid: 'before' };
  expect(asked(perplexity, { params, query_str: 'x' }, 'ask')?.intent).toBe(intent);
});

it('Perplexity: what follows on nothing and has no word of ours is new', () => {
  expect(asked(perplexity, { params: { query_source: 'unheard of' } }, 'ask')?.intent).toBe('new');
});

it.each([
  ['pplx_alpha', 'research'],
  ['pplx_agentic_research', 'research'],
  ['pplx_beta', 'agent'],
  ['pplx_asi', 'agent'],
  ['claude46sonnetthinking', 'reasoning'],
  ['pplx_reasoning', 'reasoning'],
  ['turbo', 'standard'],
])('Perplexity: %s is %s', (model_preference, mode) => {
  expect(asked(perplexity, { params: { model_preference } }, 'ask')?.mode).toBe(mode);
});

it.each([
  ['create', 'new', 'standard'],
  ['post', 'followup', 'standard'],
  ['retry', 'regenerate', 'standard'],
  ['agent', 'new', 'agent'],
  ['again', 'regenerate', 'standard'],
  ['again-put', 'regenerate', 'standard'],
])('Arena: %s is %s, %s', (endpoint, intent, mode) => {
  expect(asked(lmarena, { userMessageId: 'm' }, endpoint)).toMatchObject({ intent, mode });
});

it.each([
  ['first', 'new'],
  ['next', 'followup'],
  ['retry', 'regenerate'],
])('compar:IA: %s is %s', (endpoint, intent) => {
  expect(asked(comparia, { message: 'x' }, endpoint)?.intent).toBe(intent);
});

it.each([
  [{ t: 'imagine' }, 'new'],
  [{}, 'new'],
  [{ t: 'reroll', id: 'p' }, 'regenerate'],
  [{ t: 'vary', id: 'p' }, 'edit'],
  [{ t: 'video', parentJob: 'p' }, 'edit'],
  [{ t: 'upscale' }, 'unknown'],
])('Midjourney: %j is %s', (body, intent) => {
  expect(asked(midjourney, body, 'submit')?.intent).toBe(intent);
});

it.each([
  [{}, 'new', null],
  [{ init_image_id: 'i' }, 'edit', null],
  [{ initImageId: 'i', modelId: 'second' }, 'edit', 'second'],
  [{ sd_version: 'FIRST', modelId: 'second' }, 'new', 'FIRST'],
])('Leonardo: %j is %s', (parameters, intent, model) => {
  const turn = asked(leonardo, { operationName: 'Generate', variables: { arg1: parameters } }, 'graphql');
  expect(turn).toMatchObject({ intent, modelRequested: model });
});

it.each([
  [{}, 'new'],
  [{ parents: [] }, 'new'],
  [{ parents: [{ response_id: 'r' }] }, 'edit'],
  [{ parent: { response_id: 'r' } }, 'edit'],
])('Ideogram: %j is %s', (body, intent) => {
  expect(asked(ideogram, { prompt: 'x', ...body }, 'sample')?.intent).toBe(intent);
});

it('character.ai: the first prompt of a chat made here is new, its others follow, and each command has its own', () => {
  const tab = new TabDouble();
  const reader = characterai(tab)({
    endpoint: 'socket',
    method: 'GET',
    url: '/ws/',
    body: { kind: 'none' },
    headers: {},
    at: 0,
  });
  const say = (command: string, payload: object) =>
    reader?.frame?.('out', JSON.stringify({ command, request_id: `${tab.turns.length}`, payload }));
  const turn = (turn_id: string) => ({ turn: { turn_key: { chat_id: 'c', turn_id } } });
  say('create_chat', { chat: { chat_id: 'c' } });
  say('create_and_generate_turn', turn('1'));
  say('create_and_generate_turn', turn('2'));
  say('generate_turn_candidate', { turn_key: { chat_id: 'c', turn_id: '2' } });
  say('generate_turn', { chat_id: 'c' });
  expect(tab.turns.map(({ intent }) => intent)).toEqual(['new', 'followup', 'regenerate', 'continue']);
  expect(tab.turns.map(({ conversation }) => conversation)).toEqual(['c', 'c', 'c', 'c']);
});
