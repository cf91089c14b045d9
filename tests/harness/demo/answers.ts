/** What the demo chat says: written for this project, a few sentences each, in the language of the question. */

export interface DemoAnswer {
  readonly text: string;
  /** Shown thinking before it, if the question asks for some. */
  readonly reasoning: string;
}

interface Topic {
  readonly asked: RegExp;
  readonly text: string;
}

const ENGLISH: readonly Topic[] = [
  {
    asked: /sky/i,
    text: 'Sunlight holds all colours. Air molecules scatter the short waves far more than the long ones: the scattering grows with the fourth power of the frequency, so blue comes to us from every direction of the sky, and red mostly straight from the sun.',
  },
  {
    asked: /soup|recipe/i,
    text: 'Soften an onion and two carrots in oil, add a spoon of cumin, 200 g of red lentils and a litre of water. Simmer for twenty minutes, then blend half of it. Salt, lemon, pepper.\n\nIt keeps for three days, and is better on the second.',
  },
  {
    asked: /square|chess/i,
    text: 'There are 204. A chessboard has 64 squares of one by one, 49 of two by two, 36 of three by three and so on down to the whole board: 64 + 49 + 36 + 25 + 16 + 9 + 4 + 1 = 204.',
  },
];

const FRENCH: readonly Topic[] = [
  {
    asked: /ciel/i,
    text: 'La lumière du soleil contient toutes les couleurs. Les molécules de l’air diffusent bien plus les ondes courtes que les longues : le bleu nous arrive donc de toutes les directions du ciel, et le rouge surtout en droite ligne du soleil.',
  },
  {
    asked: /soupe|recette/i,
    text: 'Faites revenir un oignon et deux carottes, ajoutez une cuillère de cumin, 200 g de lentilles corail et un litre d’eau. Laissez frémir vingt minutes, puis mixez la moitié. Sel, citron, poivre.\n\nElle se garde trois jours, et n’en est que meilleure le lendemain.',
  },
  {
    asked: /carré|échiquier/i,
    text: 'Il y en a 204. Un échiquier compte 64 carrés d’une case, 49 de deux sur deux, 36 de trois sur trois, et ainsi de suite jusqu’au plateau entier : 64 + 49 + 36 + 25 + 16 + 9 + 4 + 1 = 204.',
  },
];

const OTHERWISE = {
  en: 'This is the demo: there is no model behind it, only this sentence. The extension counts it all the same, as it would count an answer of this length from the real site.',
  fr: 'Ceci est la démonstration : il n’y a pas de modèle derrière, seulement cette phrase. L’extension la compte tout de même, comme elle compterait une réponse de cette longueur du vrai site.',
};

const IN_FRENCH = /[àâçéèêîôûœ’]|\b(le|la|les|un|une|des|est|pourquoi|comment)\b/i;
const ASKS_TO_THINK = /^(think|réfléchis)/i;

export function answerTo(prompt: string): DemoAnswer {
  const french = IN_FRENCH.test(prompt);
  const topic = (french ? FRENCH : ENGLISH).find(({ asked }) => asked.test(prompt));
  const thinking = french
    ? 'Comptons par taille : un carré de côté n se place de (9 − n)² façons.'
    : 'Count by size: a square of side n can stand in (9 − n)² places.';
  return {
    text: topic?.text ?? OTHERWISE[french ? 'fr' : 'en'],
    reasoning: ASKS_TO_THINK.test(prompt) ? thinking : '',
  };
}

/** Pieces of a few characters, as a model's tokens come. */
export function piecesOf(text: string): string[] {
  return text.match(/\s*\S{1,6}/g) ?? [];
}
