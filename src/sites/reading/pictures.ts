/** What pictures come to as input, by their vendors' published rules. */
import { asList, fieldsOf } from './json.ts';
import { asPixels } from './numbers.ts';

/**
 * OpenAI, "Images and vision", cost of GPT-4o and its successors: fit into 2,048 pixels a side, then the shorter side to
 * 768; 85 tokens, and 170 for each tile of 512.
 */
const OPENAI = { longest: 2_048, shortest: 768, tile: 512, base: 85, tokensPerTile: 170 };
/** Of a picture whose size is not told: a square of this many pixels a side. */
const USUAL_SIDE = 1_024;

/**
 * Anthropic, "Vision": about width × height / 750, a picture being fitted into 1,568 pixels a side, which is what one
 * photograph comes to; a page of a PDF is read as one picture and its text (1,500 to 3,000).
 */
export const CLAUDE_FILE_TOKENS = 1_600;

/** Google, "Media resolution" (Gemini 3): a picture at the default resolution. */
export const GEMINI_FILE_TOKENS = 1_120;

/** Of a file of which the wire tells no more than that it is sent: a photograph, as the mean of the three comes to. */
const FILE_TOKENS = 1_200;

/**
 * What files come to that go with a prompt by their ids or addresses.
 * @param lists of them, as the wire has them
 */
export function filesTokens(...lists: unknown[]): number {
  return lists.flatMap(asList).length * FILE_TOKENS;
}

/** @param picture what the wire says of it, `width` and `height` in pixels if anything */
export function openAiPictureTokens(picture: unknown): number {
  const { width, height } = fieldsOf(picture);
  const sides = [asPixels(width) ?? USUAL_SIDE, asPixels(height) ?? USUAL_SIDE];
  const { longest, shortest, tile, base, tokensPerTile } = OPENAI;
  const scale = Math.min(1, longest / Math.max(...sides), shortest / Math.min(...sides));
  const tiles = sides.map((side) => Math.ceil((side * scale) / tile));
  return base + tokensPerTile * tiles.reduce((product, count) => product * count, 1);
}
