/** What messages carry beside their text, in every form they are sent in. */
import { describe, expect, it } from 'vitest';
import { attachedTo } from '../../../src/sites/generic/attached.ts';
import { createHistory } from '../../../src/sites/generic/history.ts';

const JPEG = 'data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQ';
/** The beginning of a PNG of 2,048 × 1,024 pixels. */
const WIDE = `data:image/png;base64,${btoa('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x08\0\0\0\x04\0')}`;
const SQUARE = 765;
const CLAUDE = 1_600;
const GEMINI = 1_120;

const tokensOf = (message: object) => attachedTo({ ...message }).map(({ tokens }) => tokens);

describe('what is sent along with a message', () => {
  it.each([
    ['chat completions', { content: [{ type: 'image_url', image_url: { url: JPEG } }] }, [SQUARE]],
    [
      'a PNG, whose sides it says itself',
      { content: [{ type: 'image_url', image_url: { url: WIDE } }] },
      [1105],
    ],
    ['Responses', { content: [{ type: 'input_image', image_url: JPEG }] }, [SQUARE]],
    ['Anthropic', { content: [{ type: 'image', source: { type: 'base64', data: '/9j/' } }] }, [CLAUDE]],
    ['Anthropic, a PDF', { content: [{ type: 'document', source: { type: 'url', url: 'x' } }] }, [CLAUDE]],
    [
      'Anthropic, a text',
      { content: [{ type: 'document', source: { type: 'text', data: 'a'.repeat(400) } }] },
      [100],
    ],
    [
      'Google',
      { parts: [{ text: 'See.' }, { inlineData: { mimeType: 'image/png', data: 'iVBO' } }] },
      [GEMINI],
    ],
    ['Ollama', { content: 'See.', images: ['/9j/', '/9j/2'] }, [SQUARE, SQUARE]],
    [
      'AI SDK 4',
      { content: 'See.', experimental_attachments: [{ contentType: 'image/png', url: 'x' }] },
      [SQUARE],
    ],
    [
      'AI SDK 5',
      { parts: [{ type: 'file', mediaType: 'image/webp', url: 'https://x.example/a' }] },
      [SQUARE],
    ],
    [
      'AI SDK 4, a PDF',
      { content: 'See.', experimental_attachments: [{ contentType: 'application/pdf', url: 'data:x' }] },
      [CLAUDE],
    ],
    ['Responses, a file', { content: [{ type: 'input_file', file_id: 'f' }] }, [CLAUDE]],
    ['AI SDK 5, a PDF', { parts: [{ type: 'file', mediaType: 'application/pdf', url: 'data:x' }] }, [CLAUDE]],
    [
      'AI SDK 5, a text',
      {
        parts: [
          { type: 'file', mediaType: 'text/plain', url: `data:text/plain;base64,${btoa('a'.repeat(4_000))}` },
        ],
      },
      [expect.closeTo(1_000, -2)],
    ],
    [
      'sound of ten seconds',
      { content: [{ type: 'input_audio', input_audio: { data: 'A'.repeat(640_000), format: 'wav' } }] },
      [100],
    ],
  ])('counts as %s has it', (_, message, tokens) => {
    expect(tokensOf(message)).toEqual(tokens);
  });

  it('is nothing where all is text, calls and sources', () => {
    const parts = [
      { type: 'text', text: 'a' },
      { type: 'source-url', url: 'https://x.example/', title: 't' },
      { type: 'tool-search', state: 'output-available', output: { url: 'x' } },
      { type: 'step-start' },
    ];
    expect(tokensOf({ content: 'a', parts })).toEqual([]);
    expect(tokensOf({ content: [null, 7, 'a', { type: 'image_url' }] })).toEqual([SQUARE]);
  });
});

describe('a history with a picture', () => {
  const asked = {
    role: 'user',
    content: [
      { type: 'text', text: 'What is it?' },
      { type: 'image_url', image_url: { url: JPEG } },
    ],
  };

  it('has it as context later', () => {
    const next = [asked, { role: 'assistant', content: 'A wren.' }, { role: 'user', content: 'Sure?' }];
    const { contextTokens } = createHistory().read('', next);
    expect(contextTokens).toBeGreaterThan(SQUARE);
    expect(contextTokens).toBeLessThan(SQUARE + 15);
  });

  it('tells the same words about another picture from the same asked again', () => {
    const history = createHistory();
    const other = {
      ...asked,
      content: [asked.content[0], { type: 'image_url', image_url: { url: `${JPEG}AA` } }],
    };
    const intents = [asked, asked, other].map((message) => history.read('c', [message]).intent);
    expect(intents).toEqual(['new', 'regenerate', 'edit']);
  });
});
