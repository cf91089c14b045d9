import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswerText } from '../../../src/sites/gemini/visible-text.ts';

const place = (what: string, index = 0): string => `http://googleusercontent.com/${what}/${index}`;
const visible = (text: string): string => readAnswerText(text).visible;

describe('the visible text of a Gemini answer', () => {
  it('is the text itself where nothing is hidden', () => {
    expect(visible('')).toBe('');
    expect(visible('See https://google.com/maps and\n\n```python\nprint(1)\n```\n')).toBe(
      'See https://google.com/maps and\n\n```python\nprint(1)\n```\n',
    );
    expect(visible('  One.\n')).toBe('  One.\n');
  });

  it('has no addresses of what the page puts in their place', () => {
    const first = `${place('image_generation_content')}\n\n${place('image_generation_content', 1)}\n\nHere you go!`;
    expect(visible(first)).toBe('Here you go!');
    expect(visible(`Here you go!\n\n${place('map_content')}`)).toBe('Here you go!');
    expect(visible(`One.\n\n${place('youtube_content', 12)}\n\nTwo.`)).toBe('One.\n\nTwo.');
    expect(visible(`One ${place('map_content')} two`)).toBe('One two');
    expect(visible(place('generated_video_content', 1))).toBe('');
  });

  it.each([
    ['image', 'image_generation_content'],
    ['video', 'generated_video_content'],
    ['video', 'video_gen_chip'],
    ['audio', 'generated_music_content'],
  ])('has a place for what is to be made: %s, at %s', (type, name) => {
    expect(readAnswerText(`Here: ${place(name)} ${place('map_content')}`).promised).toEqual([type]);
  });

  it('has no code a tool ran, nor what it printed; the code is the model’s', () => {
    const text =
      'Sum:\n\n```python?code_reference&code_event_index=1\nprint(1)\n```\n```text?code_stdout&code_event_index=1\n1\n```\nDone.';
    expect(readAnswerText(text)).toEqual({ visible: 'Sum:\n\nDone.', code: 'print(1)', promised: [] });
  });

  it('names the media it has a place for', () => {
    expect(readAnswerText(`Soon.\n${place('video_gen_chip')}\n`).promised).toEqual(['video']);
    expect(readAnswerText(place('generated_music_content')).promised).toEqual(['audio']);
    expect(readAnswerText(place('map_content')).promised).toEqual([]);
  });

  it('shows no part of what is hidden while it is still being written', () => {
    const text = `Look:\n\n${place('image_generation_content', 12)}\n\n\`\`\`python?code_reference&code_event_index=1\nx = 1\n\`\`\``;
    // From where an address can hardly be any other.
    for (let end = text.indexOf('googleu') + 7; end <= text.length; end++) {
      const shown = visible(text.slice(0, end)).trimEnd();
      // A fence may be one of the answer's own until its info string goes on with a question mark.
      expect(shown.replace(/\s*`{1,3}\w*$/, '')).toBe('Look:');
    }
  });

  it('takes any text, and hides nothing twice', () => {
    const word = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '```',
      place('x'),
      '```a?code_b&code_event_index=1\n',
      'http://googleu',
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const { visible: text } = readAnswerText(words.join(''));
        expect(text.length).toBeLessThanOrEqual(words.join('').length);
      }),
    );
  });
});
