/**
 * Answers on the signed-out site, told as the messages all other carriers bring: HTML in frames, or lines of JSON.
 * Both repeat what they said: of a block of text, or of a message, what comes last stands.
 */
import { textWithin } from '../decoders/html-text.ts';
import { asName, asText, type Fields, fieldsOf, parseJson } from '../reading/json.ts';
import { asIndex } from '../reading/numbers.ts';

/** A frame or a line longer than this (UTF-16 units) is of no form we know: it is skipped rather than held. */
const MAX_HELD_CHARS = 1_000_000;
/** Blocks of one answer; those beyond are not read. */
const MAX_BLOCKS = 1_000;

const FRAME = /(?=<template data-web-mobile-dpu-frame=)/;
/** What stands around the text: templates say where the page puts it, instructions (`<?marker …>`) mark a place. */
const AROUND = /<\/?template[^>]*>|<\?[^>]*>/g;
const BLOCK = /data-assistant-stream-block(?:-index)?=/;
const BLOCK_START = /(?=<[a-z][^<>]*data-assistant-stream-block(?:-index)?=)/i;
const CONTROL = /<[^<>]*data-conversation-control="([^"]*)"[^<>]*>/g;

/** Takes text cut anywhere. */
export interface SignedOutDecoder {
  push(text: string): void;
  /** The body is over: its last frame or line is whole. */
  end(): void;
}

/** @param onEvent called with events of the stream's own grammar: a type, and JSON */
export function createSignedOutDecoder(onEvent: (type: string, data: string) => void): SignedOutDecoder {
  let held = '';
  /** The blocks of an HTML answer, or the messages of the other. */
  const texts: string[] = [];
  /** Ids of those messages. */
  const ids: unknown[] = [];

  const tell = (event: Fields): void => onEvent('message', JSON.stringify(event));

  function tellText(): void {
    const parts = Array.from(texts, (text = '', index) => (index === 0 ? text : ` ${text}`));
    tell({
      message: { id: 'answer', author: { role: 'assistant' }, content: { content_type: 'text', parts } },
    });
  }

  function takeControl(name: string, conversation: unknown, status: unknown, words: unknown): void {
    if (name === 'failed') tell({ error: asText(words) ?? name, error_code: status });
    else if (/complete|terminal/.test(name)) onEvent('message', '[DONE]');
    else tell({ type: 'control', conversation_id: conversation });
  }

  function takeHtml(html: string): void {
    const blocks = html
      .replace(AROUND, '')
      .split(BLOCK_START)
      .filter((piece) => BLOCK.test(piece));
    for (const [place, piece] of blocks.entries()) {
      const index = asIndex(attribute(piece, 'assistant-stream-block-index')) ?? place;
      if (index < MAX_BLOCKS) texts[index] = textWithin(piece, BLOCK);
    }
    if (blocks.length > 0) tellText();
    for (const [tag, name = ''] of html.matchAll(CONTROL)) {
      const said = ['failure-reason', 'gate-kind'].map((part) => attribute(tag, part));
      takeControl(name, attribute(tag, 'conversation-id'), attribute(tag, 'failure-status'), said.join(' '));
    }
  }

  function takeLine(line: Fields): void {
    const detail = fieldsOf(line.detail);
    const { type, markdown } = line;
    if (type === 'content' && typeof markdown === 'string') {
      if (!ids.includes(line.messageId) && ids.length < MAX_BLOCKS) ids.push(line.messageId);
      const place = Math.max(0, ids.indexOf(line.messageId));
      texts[place] = line.mode === 'append' ? (texts[place] ?? '') + markdown : markdown;
      tellText();
    } else if (type === 'shared') takeHtml(asText(line.html) ?? '');
    else if (type === 'end') takeControl('complete', null, null, null);
    else if (type === 'error') takeControl('failed', null, detail.status, line.message ?? detail.kind);
    else if (type === 'control') {
      const words = detail.failureReason ?? detail.reason;
      takeControl(
        asName(line.control ?? detail.kind),
        detail.conversationId ?? line.conversationId,
        detail.status,
        words,
      );
    }
  }

  function take(piece: string): void {
    if (isHtml(piece)) takeHtml(piece);
    else takeLine(fieldsOf(parseJson(piece)));
  }

  return {
    push(text) {
      held += text;
      const pieces = held.split(isHtml(held) ? FRAME : '\n');
      held = pieces.pop() ?? '';
      if (held.length > MAX_HELD_CHARS) held = '';
      pieces.forEach(take);
    },
    end() {
      take(held);
      held = '';
      texts.length = 0;
    },
  };
}

function isHtml(text: string): boolean {
  return /^\s*</.test(text);
}

/** The value of `data-<name>` in a tag; undefined where it has none. */
function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` data-${name}="([^"]*)"`).exec(tag)?.[1];
}
