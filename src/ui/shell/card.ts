/**
 * Draws the share card, 1200 × 630: a picture of one week, or of one year, on light paper whatever the theme, since it leaves for pages
 * of its own. Lengths are pixels of the picture.
 */
import { LETTERS } from '../kit/wordmark.tsx';

/** Texts as they are drawn, ready in the person's language. */
export interface CardContent {
  readonly title: string;
  readonly dates: string;
  readonly count: string;
  readonly countWord: string;
  /** Where the handlebar stands: 0 at the low end, 1 at the high end. */
  readonly position: number;
  readonly reading: { readonly before: string; readonly central: string; readonly after: string };
  readonly low: string;
  readonly high: string;
  readonly measures: readonly { readonly label: string; readonly amount: string; readonly range: string }[];
  /** What made it; '' where nothing stands out. */
  readonly said: string;
  readonly note: string;
}

export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** kit/tokens.css, light. */
const COLOURS = {
  paper: '#fbfaf6',
  ink: '#17181c',
  ink2: '#50535b',
  line: '#e5e2d9',
  blue: '#2336c8',
} as const;
const MARGIN = 72;
const RIGHT = CARD_SIZE.width - MARGIN;

/** Weight, size and family of each text on the card, in pixels of the picture. */
const FONTS = {
  title: '600 28px Bricolage',
  dates: '400 24px Figtree',
  count: '750 112px Bricolage',
  countWord: '500 34px Figtree',
  reading: '600 50px Bricolage',
  central: '750 70px Bricolage',
  ends: '600 28px Figtree',
  label: '400 24px Figtree',
  amount: '650 28px Bricolage',
  said: '600 24px Figtree',
  note: '400 20px Figtree',
} as const;

/** Once the fonts are there; drawn again it is the same picture. */
export async function drawCard(context: CanvasRenderingContext2D, card: CardContent): Promise<void> {
  const texts = JSON.stringify(card);
  await Promise.all(Object.values(FONTS).map((font) => document.fonts.load(font, texts)));
  context.fillStyle = COLOURS.paper;
  context.fillRect(0, 0, CARD_SIZE.width, CARD_SIZE.height);
  drawHead(context, card);
  drawCount(context, card);
  drawRide(context, card);
  drawMeasures(context, card);
  drawSaid(context, card);
}

interface Style {
  readonly font: string;
  readonly colour?: string;
  readonly spacing?: string;
  readonly align?: CanvasTextAlign;
}

/** Writes a text on its baseline. @returns where it ends */
function write(context: CanvasRenderingContext2D, text: string, x: number, y: number, style: Style): number {
  context.font = style.font;
  context.fillStyle = style.colour ?? COLOURS.ink;
  context.letterSpacing = style.spacing ?? '0px';
  context.textAlign = style.align ?? 'left';
  context.fillText(text, x, y);
  return x + context.measureText(text).width;
}

function drawHead(context: CanvasRenderingContext2D, { title, dates }: CardContent): void {
  write(context, title, MARGIN, 83, { font: FONTS.title });
  write(context, dates, MARGIN, 119, { font: FONTS.dates, colour: COLOURS.ink2 });
  context.save();
  context.translate(RIGHT - 303, 56);
  context.scale(52 / 36, 52 / 36);
  context.fillStyle = COLOURS.blue;
  context.strokeStyle = COLOURS.blue;
  drawMark(context);
  context.translate(38, 0);
  context.fill(new Path2D(LETTERS));
  context.restore();
}

/** The scooter of the wordmark. */
function drawMark(context: CanvasRenderingContext2D): void {
  context.save();
  context.translate(0, 4.2);
  context.scale(1.22, 1.22);
  context.lineWidth = 2.2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.stroke(
    new Path2D(
      'M7.6 18.5a2.6 2.6 0 1 1-5.2 0 2.6 2.6 0 0 1 5.2 0h8.8a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 0 0-5.2 0',
    ),
  );
  context.stroke(new Path2D('M8.2 18.5 9.6 4.5M6.2 4.5h6'));
  context.restore();
}

function drawCount(context: CanvasRenderingContext2D, { count, countWord }: CardContent): void {
  const end = write(context, count, MARGIN - 4, 238, { font: FONTS.count, spacing: '-5.6px' });
  write(context, countWord, end + 14, 238, { font: FONTS.countWord });
}

const RAIL = { y: 371, wheel: 21, stroke: 6, stem: 95 } as const;
/** Between the stem and the reading. */
const READING_GAP = 40;

function drawRide(context: CanvasRenderingContext2D, card: CardContent): void {
  const from = MARGIN + RAIL.wheel + RAIL.stroke / 2;
  const to = RIGHT - RAIL.wheel - RAIL.stroke / 2;
  const stem = from + (to - from) * card.position;
  context.strokeStyle = COLOURS.blue;
  context.lineWidth = RAIL.stroke;
  context.lineCap = 'round';
  context.beginPath();
  context.moveTo(from + RAIL.wheel, RAIL.y);
  context.lineTo(to - RAIL.wheel, RAIL.y);
  context.moveTo(stem, RAIL.y);
  context.lineTo(stem, RAIL.y - RAIL.stem);
  context.moveTo(stem - 22, RAIL.y - RAIL.stem);
  context.lineTo(stem + 22, RAIL.y - RAIL.stem);
  context.stroke();
  for (const x of [from, to]) {
    context.beginPath();
    context.arc(x, RAIL.y, RAIL.wheel, 0, 2 * Math.PI);
    context.fillStyle = COLOURS.paper;
    context.fill();
    context.stroke();
  }
  write(context, card.low, MARGIN, 437, { font: FONTS.ends });
  write(context, card.high, RIGHT, 437, { font: FONTS.ends, align: 'right' });
  drawReading(context, card, stem);
}

/** Right of the stem; where it does not fit there, left of it, ending at the gap. */
function drawReading(context: CanvasRenderingContext2D, { reading }: CardContent, stem: number): void {
  const parts: readonly (readonly [text: string, style: Style])[] = [
    [`${reading.before} `, { font: FONTS.reading, spacing: '-0.75px' }],
    [reading.central, { font: FONTS.central, spacing: '-2px' }],
    [` ${reading.after}`, { font: FONTS.reading, spacing: '-0.75px' }],
  ];
  const width = parts.reduce((sum, [text, style]) => {
    context.font = style.font;
    context.letterSpacing = style.spacing ?? '0px';
    return sum + context.measureText(text).width;
  }, 0);
  const fits = stem + READING_GAP + width <= RIGHT;
  let x = fits ? stem + READING_GAP : Math.max(MARGIN, stem - READING_GAP - width);
  for (const [text, style] of parts) x = write(context, text, x, 343, style);
}

/** Between the measures and the note, on two lines at most. */
function drawSaid(context: CanvasRenderingContext2D, { said }: CardContent): void {
  const lines = linesOf(context, said, FONTS.said, RIGHT - MARGIN);
  lines.slice(0, 2).forEach((line, index) => {
    write(context, line, MARGIN, 585 + 28 * index - 28 * (lines.length - 1), { font: FONTS.said });
  });
}

/** A text broken between words so that each line is at most so wide. */
function linesOf(context: CanvasRenderingContext2D, text: string, font: string, width: number): string[] {
  context.font = font;
  context.letterSpacing = '0px';
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function drawMeasures(context: CanvasRenderingContext2D, { measures, note }: CardContent): void {
  context.fillStyle = COLOURS.line;
  context.fillRect(MARGIN, 470, RIGHT - MARGIN, 2);
  let x = MARGIN;
  for (const { label, amount, range } of measures) {
    x = write(context, label, x, 513, { font: FONTS.label, colour: COLOURS.ink2 }) + 14;
    x = write(context, amount, x, 513, { font: FONTS.amount }) + 13;
    x = write(context, range, x, 513, { font: FONTS.label, colour: COLOURS.ink2 }) + 56;
  }
  write(context, note, MARGIN, 612, { font: FONTS.note, colour: COLOURS.ink2 });
}
