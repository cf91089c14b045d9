/** The two forms in which the signed-out site answers, told as messages. */
import { describe, expect, it } from 'vitest';
import { createSignedOutDecoder } from '../../../src/sites/chatgpt/signed-out.ts';
import { asList, fieldsOf, parseJson } from '../../../src/sites/reading/json.ts';

const line = (fields: object): string => `${JSON.stringify(fields)}\n`;
const said = (messageId: string, markdown: string, mode: string): string =>
  line({ type: 'content', messageId, markdown, mode });

/** The text as last told, and how often the end was. */
function read(body: string): { text: string; ends: number } {
  let text = '';
  let ends = 0;
  const decoder = createSignedOutDecoder((_, data) => {
    if (data === '[DONE]') ends += 1;
    const { content } = fieldsOf(fieldsOf(parseJson(data)).message);
    if (content !== undefined) text = asList(fieldsOf(content).parts).join('');
  });
  for (const unit of body) decoder.push(unit);
  decoder.end();
  return { text, ends };
}

describe('lines of JSON', () => {
  it('of two messages in one reply are two texts, of each of which the last stands', () => {
    const body = [
      line({ type: 'control', control: 'started' }),
      said('m1', 'Let me see', 'replace'),
      said('m1', 'Let me see.', 'replace'),
      said('m2', 'Salt melts', 'replace'),
      said('m2', ' ice.', 'append'),
      line({ type: 'control', control: 'terminal-received' }),
    ];
    expect(read(body.join(''))).toEqual({ text: 'Let me see. Salt melts ice.', ends: 1 });
  });

  it('without an id of the message are one text', () => {
    const body = ['Salt', ' melts', ' ice.'].map((markdown) =>
      line({ type: 'content', markdown, mode: 'append' }),
    );
    expect(read(body.join('') + line({ type: 'end' }))).toEqual({ text: 'Salt melts ice.', ends: 1 });
  });
});

describe('HTML in frames', () => {
  it('says that it failed, and why, by either word', () => {
    const told: unknown[] = [];
    const decoder = createSignedOutDecoder((_, data) => void told.push(parseJson(data)));
    const failed = (attributes: string) =>
      `<template data-web-mobile-dpu-frame="1"><i data-conversation-control="failed" ${attributes}></i></template>`;
    decoder.push(failed('data-failure-reason="rate" data-gate-kind="login" data-failure-status="429"'));
    decoder.push(failed('data-gate-kind="captcha"'));
    decoder.end();
    expect(told).toEqual([{ error: 'rate login', error_code: '429' }, { error: ' captcha' }]);
  });

  it('has of each block what came last, wherever the page puts it', () => {
    const frame = (html: string): string =>
      `<template data-web-mobile-dpu-frame="${html.length}">${html}</template>`;
    const block = (index: number, text: string): string =>
      `<p data-assistant-stream-block="" data-assistant-stream-block-index="${index}">${text}<?marker name="x"></p>`;
    const body = [
      frame('<div data-conversation-control="started"></div>'),
      frame(block(0, 'Salt &amp;')),
      frame(`<template for="x">${block(0, 'Salt &amp; ice:')}${block(1, 'it melts.')}</template>`),
      frame('<div data-conversation-control="message-stream-complete"></div>'),
    ];
    expect(read(body.join(''))).toEqual({ text: 'Salt & ice: it melts.', ends: 1 });
  });
});
