/** Which messages of ChatGPT's export were said aloud. */
import { expect, it } from 'vitest';
import { isSpoken } from '../../src/exports/chatgpt/conversation.ts';

const withPart = (content_type: string) => ({
  content: { content_type: 'multimodal_text', parts: ['', { content_type }] },
});

it('a message is said aloud where it says so, or holds sound', () => {
  expect(isSpoken({ metadata: { voice_mode_message: true } })).toBe(true);
  for (const type of [
    'audio_transcription',
    'audio_asset_pointer',
    'real_time_user_audio_video_asset_pointer',
  ])
    expect(isSpoken(withPart(type)), type).toBe(true);
  for (const type of ['image_asset_pointer', 'text', 'no_audio_transcription'])
    expect(isSpoken(withPart(type)), type).toBe(false);
  expect(
    isSpoken({ metadata: { voice_mode_message: false }, content: { parts: ['audio_transcription'] } }),
  ).toBe(false);
});
