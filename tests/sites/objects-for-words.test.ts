/**
 * Objects of the wire where a word or a number is written else, which hold a `toString` that is none: to make text of
 * them throws (`asName` does not). The places here are those that `npm run fuzz` came upon, and their like.
 */
import { describe, expect, it } from 'vitest';
import { attachedTo } from '../../src/sites/generic/attached.ts';
import { createReader as createGenspark } from '../../src/sites/genspark/reader.ts';
import { createReader as createKling } from '../../src/sites/kling/reader.ts';
import { hearing } from './hearing.ts';

const ODD = { toString: 1, valueOf: null };

describe('an object that makes no text', () => {
  it.each([
    { type: 'image', image: ODD },
    { type: ODD, url: 'data:image/png;base64,AAAA' },
    { mediaType: 'text/plain', url: ODD },
    { type: 'file', data: ODD },
  ])('attached as %j is read', (part) => {
    expect(attachedTo({ content: [part] }).length).toBeLessThanOrEqual(1);
  });

  it('as a length or a number of pictures of Kling leaves the prompt counted', () => {
    const { turns, hear } = hearing(createKling);
    const told = ['prompt', 'duration', 'imageCount'].map((name) => ({
      name,
      value: name === 'prompt' ? 'A boat' : ODD,
    }));
    hear({ endpoint: 'submit', body: { type: 'm2v_txt2video', arguments: told } });
    expect(turns.map(({ kind }) => kind)).toEqual(['video']);
  });

  it('as a length of a film of Genspark leaves the prompt counted', () => {
    const { turns, hear } = hearing(createGenspark);
    hear({ body: { type: 'video_generation_agent', model_params: { duration: ODD } } });
    expect(turns.map(({ kind }) => kind)).toEqual(['video']);
  });
});
