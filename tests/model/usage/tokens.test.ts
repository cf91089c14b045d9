import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { TokenCounter } from '../../../src/model/usage/tokens.ts';
import { countCases } from '../../harness/cases.ts';

interface Passage {
  readonly lang?: string;
  readonly text: string;
}
interface Errors {
  readonly passages: number;
  /** Signed error of the sum over all passages, in percent of the o200k count. */
  readonly aggregate: number;
  /** 90th percentile of the passages' absolute errors, in percent. */
  readonly p90: number;
}

const corpus = (name: string): readonly Passage[] =>
  JSON.parse(readFileSync(new URL(`../../corpora/${name}.json`, import.meta.url), 'utf8'));

function countIn(pieces: readonly string[]): number {
  const counter = new TokenCounter();
  for (const piece of pieces) counter.add(piece);
  return counter.tokens;
}
const count = (text: string): number => countIn([text]);
const o200k = (text: string): number => countTokens(text, { disallowedSpecial: new Set() });
const percent = (estimate: number, truth: number): number => (estimate / truth - 1) * 100;

function measure(passages: readonly Passage[]): Errors {
  const pairs = passages.map(({ text }) => [count(text), o200k(text)] as const);
  const sum = (side: 0 | 1) => pairs.reduce((total, pair) => total + pair[side], 0);
  const absolute = pairs.map(([ours, theirs]) => Math.abs(percent(ours, theirs))).sort((a, b) => a - b);
  const p90 = absolute[Math.floor(absolute.length * 0.9)] ?? Number.NaN;
  return { passages: pairs.length, aggregate: percent(sum(0), sum(1)), p90 };
}

const line = (lang: string, { passages, aggregate, p90 }: Errors): string =>
  `${lang.padEnd(5)} ${passages} passages, aggregate ${aggregate.toFixed(1)} %, 90th percentile ${p90.toFixed(1)} %`;

/** Texts of any make-up: every UTF-16 unit, lone surrogates included, prose and runs. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 100 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom('The ', 'größer', '123', '4567', '  ', '\n\n', '---', '👩‍💻', '漢字', 'かな', '\t'),
    )
    .map((all) => all.join('')),
);

/** `text` cut before each of `cuts`, wherever they fall. */
function slices(text: string, cuts: readonly number[]): string[] {
  const at = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  return at.slice(1).map((end, index) => text.slice(at[index], end));
}

describe('on real passages it never saw, against o200k', () => {
  it.each([
    'en',
    'fr',
    'de',
    'es',
    'zh',
    'ja',
    'code',
  ])('counts %s within 5 % in sum and 20 % in nine of ten', (lang) => {
    const passages = corpus(lang);
    const errors = measure(passages);
    countCases(passages.length);
    console.log(line(lang, errors));
    expect(passages.length).toBeGreaterThanOrEqual(200);
    for (const { text } of passages) {
      expect(text.length).toBeGreaterThanOrEqual(200);
      expect(text.length).toBeLessThanOrEqual(5000);
    }
    expect(Math.abs(errors.aggregate)).toBeLessThanOrEqual(5);
    expect(errors.p90).toBeLessThanOrEqual(20);
  });

  it('stays sane in languages it makes no promise for', () => {
    const passages = corpus('others');
    const languages = [...new Set(passages.map(({ lang }) => lang ?? ''))];
    const errors = languages.map(
      (each) => [each, measure(passages.filter(({ lang }) => lang === each))] as const,
    );
    console.log(errors.map(([lang, each]) => line(lang, each)).join('\n'));
    for (const [lang, { aggregate }] of errors) expect(Math.abs(aggregate), lang).toBeLessThanOrEqual(15);
  });
});

/** Scripts that more than a million people read, as Unicode names them; Han and Kana have corpora of their own. */
// biome-ignore format: a list
const SCRIPTS = [
  'Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Bengali', 'Gurmukhi',
  'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Khmer', 'Myanmar',
  'Tibetan', 'Ethiopic', 'Hangul', 'Tifinagh', 'Ol_Chiki', 'Nko', 'Javanese', 'Yi',
];
/** Written with Latin letters; what is outside there is said in tests/corpora/SOURCES.md. */
const OUTSIDE = ['ku'];
const CAPITALS_OUTSIDE = ['hu', 'ha', 'ig', 'so', 'jv'];

/** Languages counted beyond 0.8 to 1.25 of o200k. */
const outside = (passages: readonly Passage[]) =>
  passages
    .filter(({ text }) => count(text) / o200k(text) < 0.8 || count(text) / o200k(text) > 1.25)
    .map(({ lang }) => lang);

describe('in every script with more than a million readers, and in some with fewer', () => {
  const passages = corpus('scripts');
  const capitals = passages
    .map(({ text, ...passage }) => ({ ...passage, text: text.toUpperCase(), small: text }))
    .filter(({ text, small }) => text !== small);

  it.each(SCRIPTS)('has a passage in %s', (script) => {
    const letter = new RegExp(`\\p{Script=${script}}`, 'gu');
    const isIn = ({ text }: Passage) => (text.match(letter)?.length ?? 0) > text.length / 2;
    expect(passages.filter(isIn).length).toBeGreaterThanOrEqual(script === 'Latin' ? 15 : 1);
  });

  it.each(
    passages.filter(({ lang = '' }) => !OUTSIDE.includes(lang)),
  )('counts $lang within 0.8 to 1.25 of o200k', ({ text }) => {
    const ratio = count(text) / o200k(text);
    expect(ratio).toBeGreaterThanOrEqual(0.8);
    expect(ratio).toBeLessThanOrEqual(1.25);
  });

  it('counts each of them so, but for a language', () => {
    countCases(passages.length);
    expect(outside(passages)).toEqual(OUTSIDE);
  });

  it('counts capitals so, wherever there are any, but for five languages', () => {
    countCases(capitals.length);
    expect(capitals.length).toBeGreaterThanOrEqual(30);
    expect(outside(capitals)).toEqual(CAPITALS_OUTSIDE);
  });

  it.each([
    ...['en', 'fr', 'de', 'es'].map((lang) => [lang, lang]),
    ...['it', 'pt', 'nl', 'pl', 'sv', 'tr', 'ru', 'uk', 'el', 'hy'].map((lang) => [lang, 'others']),
  ])('counts %s in capitals within 0.8 to 1.25', (lang, name) => {
    const passages = corpus(name).filter((passage) => name !== 'others' || passage.lang === lang);
    const shouted = passages.map(({ text }) => ({ text: text.toUpperCase() }));
    expect(measure(shouted).aggregate).toBeGreaterThanOrEqual(-20);
    expect(measure(shouted).aggregate).toBeLessThanOrEqual(25);
  });

  it.each([
    [
      'frames',
      '┌──────┬─────┐\n│ name │ qty │\n├──────┼─────┤\n│ tea  │ 3   │\n└──────┴─────┘\n╔════╗\n║ hi ║\n╚════╝\n├── src\n│   ├── a.ts\n└── docs\n',
    ],
    [
      'Uyghur',
      'ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان. ئۇلار ئەقىلگە ۋە ۋىجدانغا ئىگە ھەمدە بىر-بىرىگە قېرىنداشلىق مۇناسىۋىتىگە خاس روھ بىلەن مۇئامىلە قىلىشى كېرەك.',
    ],
    [
      'Sorani',
      'هەموو مرۆڤەکان ئازاد و یەکسان لە کەرامەت و مافدا لەدایک دەبن. ئەوان خاوەنی عەقڵ و ویژدانن و پێویستە بە گیانی برایەتی لەگەڵ یەکتردا ڕەفتار بکەن.',
    ],
    [
      'Mongolian',
      'Хүн бүр төрж мэндлэхдээ эрх чөлөөтэй, адилхан нэр төртэй, ижил эрхтэй байдаг. Оюун ухаан, нандин чанар заяасан хүн гэгч өөр хоорондоо ахан дүүгийн үзэл санаагаар харьцах учиртай.',
    ],
    [
      'Mongolian in its own script',
      'ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ ᠲᠡᠢ᠂ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠨᠡᠷ᠎ᠡ ᠲᠥᠷᠥ ᠲᠡᠢ᠂ ᠢᠵᠢᠯ ᠡᠷᠬᠡ ᠲᠡᠢ ᠪᠠᠢᠠᠭ᠃ ᠣᠶᠤᠨ ᠤᠬᠠᠭᠠᠨ᠂ ᠨᠠᠨᠳᠢᠨ ᠴᠢᠨᠠᠷ ᠵᠠᠶᠠᠭᠠᠰᠠᠨ ᠬᠦᠮᠦᠨ ᠬᠡᠭᠴᠢ ᠥᠭᠡᠷ᠎ᠡ ᠬᠣᠭᠣᠷᠣᠨᠳᠣ᠎ᠨ ᠠᠬᠠᠨ ᠳᠡᠭᠦᠦ ᠢᠨ ᠦᠵᠢᠯ ᠰᠠᠨᠠᠭᠠ ᠥᠠᠷ ᠬᠠᠷᠢᠴᠠᠬᠥ ᠤᠴᠢᠷ ᠲᠠᠢ᠃',
    ],
    [
      'Kyrgyz',
      'Бардык адамдар өз беделинде жана укуктарында эркин жана тең укуктуу болуп жаралат. Алардын аң-сезими менен абийири бар жана бири-бирине бир туугандык мамиле кылууга тийиш.',
    ],
    ['Georgian in capitals', 'ᲧᲕᲔᲚᲐ ᲐᲓᲐᲛᲘᲐᲜᲘ ᲘᲑᲐᲓᲔᲑᲐ ᲗᲐᲕᲘᲡᲣᲤᲐᲚᲘ ᲓᲐ ᲗᲐᲜᲐᲡᲬᲝᲠᲘ ᲗᲐᲕᲘᲡᲘ ᲦᲘᲠᲡᲔᲑᲘᲗᲐ ᲓᲐ ᲣᲤᲚᲔᲑᲔᲑᲘᲗ.'],
    ['Hebrew with its points', 'כָּל עוֹד בַּלֵּבָב פְּנִימָה נֶפֶשׁ יְהוּדִי הוֹמִיָּה, וּלְפַאֲתֵי מִזְרָח קָדִימָה עַיִן לְצִיּוֹן צוֹפִיָּה'],
    [
      'mathematics',
      'Let f : ℝ → ℝ be continuous. ∀ε > 0 ∃δ > 0 : |x − y| < δ ⇒ |f(x) − f(y)| < ε. Then ∫₀¹ f(x) dx = lim ∑ᵢ₌₁ⁿ f(xᵢ)·Δx. Moreover A ∪ B ⊆ C, A ∩ B = ∅, √2 ≈ 1.414, x ≤ y ≠ z.',
    ],
    ['Braille', '⠓⠑⠇⠇⠕⠀⠺⠕⠗⠇⠙⠀⠞⠓⠊⠎⠀⠊⠎⠀⠃⠗⠁⠊⠇⠇⠑⠀⠁⠝⠙⠀⠝⠕⠀⠞⠕⠅⠑⠝'],
  ])('counts %s within 0.8 to 1.25', (_, text) => {
    const ratio = count(text) / o200k(text);
    expect(ratio).toBeGreaterThanOrEqual(0.8);
    expect(ratio).toBeLessThanOrEqual(1.25);
  });
});

/** What answers hold beside prose. Short texts: the bound is wide, and still far from a count of characters. */
const SPECIMENS: Readonly<Record<string, string>> = {
  markdown:
    "## Steps\n\n1. **Install** it: `npm install foo-bar`\n2. **Import** it:\n\n```js\nimport { foo } from 'foo-bar';\n\nconst result = await foo({ retries: 3 });\n```\n\n- It returns a *promise*.\n\n> **Note:** version 2.0 or later is required.\n",
  table:
    '| Country | Capital | Population | Area (km²) |\n|---|---|---:|---:|\n| France | Paris | 68,000,000 | 643,801 |\n| Germany | Berlin | 84,000,000 | 357,022 |\n| Spain | Madrid | 48,000,000 | 505,990 |\n',
  latex:
    'The quadratic formula is \\[ x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a} \\] and Euler said \\( e^{i\\pi} + 1 = 0 \\). The Gaussian integral is $$\\int_{-\\infty}^{\\infty} e^{-x^2} \\, dx = \\sqrt{\\pi}.$$',
  json: JSON.stringify(
    Array.from({ length: 20 }, (_, id) => ({
      id,
      name: `Product ${id}`,
      price: id * 1.25,
      tags: ['new', 'sale'],
      active: true,
    })),
    null,
    2,
  ),
  base64: btoa(
    Array.from({ length: 300 }, (_, i) => String.fromCharCode((i * i * 31 + i * 7) % 251)).join(''),
  ),
  urls: 'https://developer.mozilla.org/en-US/docs/Web/API/ReadableStream\nhttps://en.wikipedia.org/wiki/Kick_scooter\nhttps://www.google.com/search?q=how+to+center+a+div&oq=how&sourceid=chrome&ie=UTF-8',
  digits: '3.14159265358979323846264338327950288 1234567890 2024-11-22 12:24:58 1,000,000.00 192.168.0.1',
  emoji:
    '🎉 Great job! 👍🏽 Next steps:\n🚀 Launch\n📊 Measure\n🔁 Repeat ❤️\n🇫🇷 ✅ Done ❌ Failed ⚠️ Warning 😀😃😄😁',
  capitals:
    'THE SOFTWARE IS PROVIDED AS IS, WITHOUT WARRANTY OF ANY KIND. ALL RIGHTS RESERVED. PLEASE READ THE TERMS CAREFULLY.',
};

describe('on what answers hold beside prose', () => {
  it.each(Object.entries(SPECIMENS))('counts %s within 30 %', (name, text) => {
    const error = percent(count(text), o200k(text));
    console.log(`${name}: ${o200k(text)} tokens, error ${error.toFixed(0)} %`);
    expect(Math.abs(error)).toBeLessThanOrEqual(30);
  });
});

describe('as a counter of streams', () => {
  it('counts nothing as exactly zero, and anything as at least one', () => {
    expect(new TokenCounter().tokens).toBe(0);
    expect(countIn(['', '', ''])).toBe(0);
    for (const text of ['a', ' ', '\n', '0', '.', '猫', '\ud83d', '\0'])
      expect(count(text)).toBeGreaterThanOrEqual(1);
  });

  it('gives the same count wherever the stream is cut, even inside words and surrogate pairs', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat({ max: 1000 }), { maxLength: 20 }), (text, cuts) => {
        expect(countIn(slices(text, cuts))).toBe(count(text));
      }),
    );
  });

  it('gives the same count one unit at a time on every kind of passage', () => {
    for (const { text } of corpus('others')) expect(countIn(text.split(''))).toBe(count(text));
  });

  it('is not disturbed by being read in the middle', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (pieces) => {
        const counter = new TokenCounter();
        for (const piece of pieces) {
          counter.add(piece);
          expect(counter.tokens).toBe(counter.tokens);
        }
        expect(counter.tokens).toBe(count(pieces.join('')));
      }),
    );
  });

  it('never counts fewer tokens for more text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, more) => {
        expect(count(text + more)).toBeGreaterThanOrEqual(count(text));
      }),
    );
  });

  it('counts whole tokens, at most about three and a quarter a unit, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(Number.isSafeInteger(count(text))).toBe(true);
        expect(count(text)).toBeLessThanOrEqual(Math.ceil(text.length * 3.25));
      }),
    );
  });

  it('counts 10 MB in proportion to its repeats', () => {
    const page = corpus('en')
      .map(({ text }) => text)
      .join('\n');
    const repeats = Math.ceil(10_000_000 / page.length);
    const counter = new TokenCounter();
    for (let i = 0; i < repeats; i++) counter.add(page);
    expect(Math.abs(percent(counter.tokens, count(page) * repeats))).toBeLessThan(0.1);
  });
});
