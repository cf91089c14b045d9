/** What numbers of one request may come to, wherever they come from: beyond, they are nothing a site does. */

/** Tokens of one sort: twice the longest context there is. */
export const MAX_TOKENS = 2_000_000;
/** Of what a person's whole day in a coding agent never reaches: a log that says more is wrong. */
export const MAX_AGENT_TOKENS = 2_000_000_000;
/** Of an answer, of thinking, of a video, of a call. */
export const MAX_SECONDS = 3_600;
/** Distinct shapes of media. */
export const MAX_MEDIA_SHAPES = 16;
/** Of one shape, from one prompt; sites give up to 8. */
export const MAX_MEDIA_COUNT = 64;
export const MAX_PIXELS_A_SIDE = 16_384;
/** Of a picture's diffusion. */
export const MAX_STEPS = 1_000;
/** Answers to one prompt. */
export const MAX_GENERATIONS = 16;
/** Highest HTTP status. */
export const MAX_STATUS = 599;
