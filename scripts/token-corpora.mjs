/**
 * Makes the token counter's corpora out of unpacked packages (tests/corpora/SOURCES.md says which and how):
 * tests/corpora/<lang>.json, the held-out passages that the tests use, and <folder>/training.json, from which
 * scripts/calibrate-tokens.mjs fits the costs. No document is on both sides, nor is its translation.
 *
 *   node scripts/token-corpora.mjs <folder of unpacked packages>
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments } from './token-corpora/documents.mjs';
import { isIn } from './token-corpora/language.mjs';
import { hash, randomFrom } from './token-corpora/random.mjs';
import { SOURCES } from './token-corpora/sources.mjs';

const MIN_CHARS = 200;
const MAX_CHARS = 5000;
/** Languages that the counter promises to be right in; the rest is watched, not promised. */
const PROMISED = ['en', 'fr', 'de', 'es', 'zh', 'ja', 'code'];
const HELD_OUT = { promised: 220, watched: 24 };
const TRAINING = { promised: 2500, watched: 500 };

/** Blocks (paragraphs, list items between blank lines) that fit a passage; long ones are cut after lines or sentences. */
function blocksOf(text) {
  return text.split(/\n\n+/).flatMap((block) => {
    if (block.length <= MAX_CHARS) return [block];
    const pieces = [''];
    for (const sentence of block.split(/(?<=\n|[.!?] |[。！？])/)) {
      if (pieces.at(-1).length + sentence.length > MAX_CHARS / 4) pieces.push('');
      pieces[pieces.length - 1] += sentence;
    }
    return pieces.map((piece) => piece.trim());
  });
}

/** Consecutive blocks of a document as passages whose lengths are spread evenly on a logarithmic scale. */
function passagesOf(text, random) {
  const passages = [];
  let passage = '';
  let target = 0;
  for (const block of blocksOf(text)) {
    if (passage.length + block.length + 2 > MAX_CHARS || (passage !== '' && passage.length >= target)) {
      passages.push(passage);
      passage = '';
    }
    if (passage === '') target = MIN_CHARS * (MAX_CHARS / MIN_CHARS) ** random();
    passage += passage === '' ? block : `\n\n${block}`;
  }
  return [...passages, passage].filter((each) => each.length >= MIN_CHARS && each.length <= MAX_CHARS);
}

function shuffled(items, random) {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Takes from each source in turn, so that none dominates. */
function takeEvenly(bySource, count) {
  const queues = [...bySource.values()].map((passages) => [...passages]);
  const taken = [];
  while (taken.length < count && queues.some((queue) => queue.length > 0)) {
    for (const queue of queues) {
      const passage = queue.shift();
      if (passage !== undefined && taken.length < count) taken.push(passage);
    }
  }
  return taken;
}

/** lang → side → source id → passages, shuffled. */
function collect(folder) {
  const corpora = {};
  const seen = new Set();
  for (const source of SOURCES) {
    for (const [lang, path] of Object.entries(source.files)) {
      const random = randomFrom(hash(`${source.id}/${lang}`));
      const [group] = source.id.split('/');
      const documents = shuffled(readDocuments(folder, path, source.format), random).slice(
        0,
        source.documents,
      );
      for (const { name, text } of documents) {
        const side = source.side ?? (hash(`${source.id}/${name}`) % 2 === 0 ? 'training' : 'heldOut');
        for (const passage of passagesOf(text, random)) {
          if (seen.has(passage) || !isIn(lang, passage)) continue;
          seen.add(passage);
          corpora[lang] ??= { training: new Map(), heldOut: new Map() };
          const bySource = corpora[lang][side];
          if (!bySource.has(group)) bySource.set(group, []);
          bySource.get(group).push({ source: `${source.id}/${name}`, text: passage });
        }
      }
    }
  }
  for (const sides of Object.values(corpora))
    for (const bySource of Object.values(sides))
      for (const [id, passages] of bySource) bySource.set(id, shuffled(passages, randomFrom(hash(id))));
  return corpora;
}

const asLines = (passages) => `[\n${passages.map((passage) => JSON.stringify(passage)).join(',\n')}\n]\n`;

const folder = process.argv[2];
if (!folder || !existsSync(folder))
  throw new Error('usage: node scripts/token-corpora.mjs <unpacked packages>');
const corpora = collect(folder);
const training = {};
const watched = [];
for (const [lang, sides] of Object.entries(corpora)) {
  const kind = PROMISED.includes(lang) ? 'promised' : 'watched';
  const heldOut = takeEvenly(sides.heldOut, HELD_OUT[kind]);
  training[lang] = takeEvenly(sides.training, TRAINING[kind]);
  if (kind === 'promised') writeFileSync(`tests/corpora/${lang}.json`, asLines(heldOut));
  else watched.push(...heldOut.map((passage) => ({ lang, ...passage })));
  const sources = (side) => [...sides[side]].map(([id, list]) => `${id} ${list.length}`).join(', ');
  console.log(
    `${lang}: held out ${heldOut.length} of {${sources('heldOut')}}; training ${training[lang].length} of {${sources('training')}}`,
  );
}
writeFileSync('tests/corpora/others.json', asLines(watched));
writeFileSync(join(folder, 'training.json'), JSON.stringify(training));
