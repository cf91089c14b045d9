import { expect, it } from 'vitest';
import { createMedia } from '../../../src/sites/grok/media.ts';
import { TabDouble } from '../tab-double.ts';

/** A video that was made as it was asked for. */
function videoOf(aspectRatio: string | undefined, resolution: string) {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  const media = createMedia(turn, { aspectRatio, resolutionName: resolution });
  media.take({
    streamingVideoGenerationResponse: {
      videoUrl: 'users/a/generated/b/video.mp4',
      progress: 100,
      resolutionName: resolution,
    },
  });
  return turn.usage(0).media;
}

it.each([
  ['16:9', { width: 1280, height: 720 }],
  ['9:16', { width: 720, height: 1280 }],
  ['1:1', { width: 720, height: 720 }],
  ['16:10', { width: 1152, height: 720 }],
  ['wide', {}],
  [undefined, {}],
])('a video of %s at 720p has its shorter side, and the other by its form', (form, size) => {
  expect(videoOf(form, '720p')).toEqual([{ type: 'video', count: 1, ...size, quality: '720p' }]);
});

it('counts a picture once with its previews, each told with the host and without', () => {
  const tab = new TabDouble();
  const turn = tab.turn({ key: null, endpoint: 'chat', at: tab.now() });
  const media = createMedia(turn, {});
  const told = (imageUrl: string, progress: number) =>
    media.take({ streamingImageGenerationResponse: { imageUrl, progress } });
  told('users/a/generated/b-part-0/image.jpg', 50);
  told('https://assets.grok.example/users/a/generated/b/image.jpg?key=1', 100);
  told('users/a/generated/b/image.jpg', 100);
  told('users/a/generated/c/image.jpg', 100);
  expect(turn.usage(0).media).toEqual([{ type: 'image', count: 2 }]);
});
