import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReader } from '../../../src/sites/chatgpt/reader.ts';
import { row as chatgpt } from '../../../src/sites/chatgpt/row.ts';
import type { Turn } from '../../../src/sites/reading/turn.ts';
import { cutAt, cuts, fixturesOf, playedDifferences, readFixture } from '../played.ts';
import { playCapture, type TabDouble } from '../tab-double.ts';

const play = (scenario: string): TabDouble =>
  playCapture(createReader, chatgpt, readFixture('chatgpt', scenario));

function firstTurn(tab: TabDouble): Turn {
  const [turn] = tab.turns;
  if (!turn) throw new Error('no turn');
  return turn;
}

describe('captures of chatgpt.com', () => {
  it.each(fixturesOf('chatgpt'))('$scenario', (capture) => {
    expect(playedDifferences(createReader, chatgpt, capture)).toEqual([]);
  });

  it('are read the same however their streams are cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fixturesOf('chatgpt')), cuts, (capture, places) => {
        const rechunk = (text: string) => cutAt(text, places);
        const usages = (tab: TabDouble) => tab.turns.map((turn) => turn.usage(tab.clock));
        const whole = usages(playCapture(createReader, chatgpt, capture));
        expect(usages(playCapture(createReader, chatgpt, capture, { rechunk }))).toEqual(whole);
      }),
    );
  });

  it('are read unit by unit', () => {
    const rechunk = (text: string) => text.split('');
    for (const capture of fixturesOf('chatgpt')) {
      expect(playedDifferences(createReader, chatgpt, capture, { rechunk })).toEqual([]);
    }
  });
});

describe('what a prompt on chatgpt.com is', () => {
  it('counts what the person sent: their text, the tokens the page states, the rest by size', () => {
    const turn = firstTurn(play('attachments-image-and-text'));
    expect(turn.input.measuredText).toBe('What does the chart show?');
    expect(turn.attachedTokens).toBe(4800 / 4 + 5210 + 765);
    expect(turn.usage(0).tokenSource.input).toBe('inferred');
  });

  it.each(
    fixturesOf('chatgpt').filter(({ expected }) => 'promptText' in expected),
  )('has no more input than the prompt: $scenario', (capture) => {
    const { promptText } = capture.expected;
    expect(firstTurn(playCapture(createReader, chatgpt, capture)).input.measuredText).toBe(promptText);
  });

  it('is keyed by the message of the person; a regenerate has no key, for it repeats none', () => {
    const capture = readFixture('chatgpt', 'followup-short');
    const id = JSON.parse(capture.exchanges[0]?.request.body ?? '').messages[0].id;
    expect(playCapture(createReader, chatgpt, capture).inits[0]?.key).toBe(id);
    expect(play('regenerate-variant').inits[0]?.key).toBeNull();
  });

  it('keeps effort, mode and thinking time', () => {
    const turn = firstTurn(play('ws-handoff-thinking-with-catchups'));
    expect([turn.effort, turn.mode, turn.thinkingMs]).toEqual(['extended', 'reasoning', 4000]);
    expect(turn.usage(0).tokenSource.reasoning).toBe('inferred');
    expect(firstTurn(play('analysis-channel')).thinkingMs).toBe(3250);
  });

  it('counts what the model writes to its tools, and not what these reply', () => {
    const turn = firstTurn(play('tool-document-between-texts'));
    expect(turn.tool.measuredText).toBe(
      '{"name":"Haiku","type":"document","content":"Old pond\\nFrog leaps in\\nSplash"}',
    );
    expect(firstTurn(play('text-search-tool-thoughts')).tool.measuredText).not.toContain('web page');
  });
});
