/** The table of docs/METHOD.md and docs/METHODE.md about pictures, videos and sound. */
import { FACTORS } from '../../../src/model/footprint/factors.ts';
import { partRange } from '../../../src/model/footprint/part.ts';
import { videoModelOf, videoPart } from '../../../src/model/footprint/video.ts';
import { apart, type Language, span, table, three } from './table-kit.ts';

const MEDIA_WORDS = {
  en: {
    imageClass: 'image, class',
    imageLaw: 'image, diffusion law',
    servedUnet: 'image, U-Net in served batches',
    overhead: 'image, overhead in steps',
    size: 'image, size exponent',
    quality: 'image, quality low / medium / high',
    steps: 'steps',
    tokensOf: 'tokens of',
    videoHardware: 'video, named, hardware',
    videoClass: 'video, class, per second',
    videoLaw: 'video, diffusion law',
    voice: 'voice',
    effects: 'sound effects, per minute',
    music: 'music, per minute',
    speech: 'speech, per minute',
    transcription: 'transcription, per minute',
  },
  fr: {
    imageClass: 'image, classe',
    imageLaw: 'image, loi de diffusion',
    servedUnet: 'image, U-Net en lots servis',
    overhead: 'image, surcoût en étapes',
    size: 'image, exposant de la taille',
    quality: 'image, qualité basse / moyenne / haute',
    steps: 'étapes',
    tokensOf: 'tokens de',
    videoHardware: 'vidéo, produits nommés, matériel',
    videoClass: 'vidéo, classe, par seconde',
    videoLaw: 'vidéo, loi de diffusion',
    voice: 'voix',
    effects: 'effets sonores, par minute',
    music: 'musique, par minute',
    speech: 'parole, par minute',
    transcription: 'transcription, par minute',
  },
} as const;

type Row = readonly string[];

/** What pictures, videos and sounds are estimated from. */
export function mediaTable(language: Language): string {
  const heads = { en: ['what', 'value', 'source'], fr: ['quoi', 'valeur', 'source'] };
  const rows = [...imageRows(language), ...videoRows(language), ...soundRows(language)];
  return table(
    language,
    heads,
    rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  );
}

function imageRows(language: Language): Row[] {
  const { images } = FACTORS;
  const words = MEDIA_WORDS[language];
  const { generic, diffusion, overhead, qualities, servedUnet, sizeExponent } = images;
  const law = `${diffusion.coefficient} · P^${diffusion.paramsExponent} · (${words.steps} + ${overhead.steps})`;
  return [
    [words.imageClass, `${three(generic)} Wh`, generic.source],
    [words.imageLaw, law, diffusion.source],
    [words.servedUnet, `× ${servedUnet.value}`, servedUnet.source],
    [words.overhead, String(overhead.steps), overhead.source],
    [words.size, String(sizeExponent.value), sizeExponent.source],
    [words.quality, `${qualities.low} / 1 / ${qualities.high}`, qualities.source],
    ...images.open
      .filter((row) => row[4] !== null)
      .map((row) => [`image, \`${row[0]}\``, `${row[4]} Wh GPU, ${row[2]} ${words.steps}`, String(row[5])]),
    ...images.tokenModels.map((row) => [
      `image, \`${row[0]}\``,
      `${row[2]} ${words.tokensOf} ${row[1]}`,
      String(row[3]),
    ]),
  ];
}

function videoRows(language: Language): Row[] {
  const { videos } = FACTORS;
  const words = MEDIA_WORDS[language];
  const { coefficient, paramsExponent, tokensExponent, source } = videos.diffusion;
  const law = `${coefficient} · P^${paramsExponent} · T^${tokensExponent} · ${words.steps} / 50`;
  return [
    ...videos.named.map(([id]) => {
      const model = videoModelOf(String(id));
      const range = model && partRange(videoPart({ type: 'video', count: 1, seconds: 8 }, model, 1));
      return [`${id}, 8 s, 1280 × 720`, range ? `${span(range)} Wh` : '', videos.namedTerms.source];
    }),
    [words.videoHardware, apart(videos.assumedHardware), videos.assumedHardware.source],
    [words.videoClass, `${three(videos.generic)} Wh`, videos.generic.source],
    [words.videoLaw, law, source],
  ];
}

function soundRows(language: Language): Row[] {
  const { audio } = FACTORS;
  const words = MEDIA_WORDS[language];
  const { tokensOutPerSecond, tokensInPerSecond, source } = audio.voice;
  return [
    [words.voice, `${tokensOutPerSecond} / ${tokensInPerSecond} tokens/s`, source],
    ...(['effects', 'music', 'speech', 'transcription'] as const).map((name) => [
      words[name],
      `${three(audio[name])} Wh`,
      audio[name].source,
    ]),
  ];
}
