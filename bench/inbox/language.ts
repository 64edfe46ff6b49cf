/**
 * Invented language for a house with a long past: words as frequent as in life (Zipf: the tenth is a tenth as frequent as the first),
 * names of people, and some words that were everywhere in one week and nowhere else.
 */
import type { Chance } from '../kit/chance.ts'

export type Language = {
  /** From frequent to rare. */
  words: string[]
  burstWords: string[]
  texts: string[]
  /** Of the week in which something was the matter. */
  burstTexts: string[]
  firstNames: string[]
  lastNames: string[]
}

const frequent =
  `de ik het een en niet van dat is op internet storing rekening voor met maar mijn monteur wanneer al contract modem nog steeds bedankt
  voorschot verhuizing meterstand factuur betaald wachten terugbellen klantenservice afspraak opzeggen overstappen snelheid wifi
  the my bill connection since please refund customer service appointment router speed waiting`.split(/\s+/)

const many = { words: 20_000, texts: 20_000, burstTexts: 2_000, lastNames: 4_000 } as const

export function inventLanguage(chance: Chance): Language {
  const words = [
    ...new Set([...frequent, ...Array.from({ length: many.words }, () => syllables(chance, 2 + chance.whole(3)))]),
  ]
  const burstWords = ['kabelbreuk', 'wijkcentrale', 'noodaggregaat', 'graafschade']
  // The place of a word by the inverse of its share: small numbers often, large ones seldom.
  const zipf = () => words[Math.floor(words.length ** chance.next()) - 1] ?? ''
  const text = (with_: readonly string[]) => {
    const said = Array.from({ length: 3 + chance.whole(10) }, zipf)
    for (const word of with_) if (chance.next() < 0.7) said.splice(chance.whole(said.length), 0, word)
    return said.join(' ')
  }
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return {
    words,
    burstWords,
    texts: Array.from({ length: many.texts }, () => text([])),
    burstTexts: Array.from({ length: many.burstTexts }, () => text(burstWords)),
    firstNames,
    lastNames: Array.from({ length: many.lastNames }, () => capital(syllables(chance, 2 + chance.whole(2)))),
  }
}

const firstNames =
  `Fatima Bram Sanne Youssef Anouk Daan Mehmet Lotte Wim Ingrid Johanna Pieter Noor Ahmed Sophie Thijs Eva Jeroen Marloes Ruben Zoë André
  Chloë José Renée Björn Anneke Tess Levi Saar`.split(/\s+/)

function syllables(chance: Chance, n: number): string {
  return Array.from({ length: n }, () => chance.pick(onsets) + chance.pick(rimes)).join('')
}

const onsets = 'b br d dr f g gr h j k kl kr l m n p pl r s sch sl st str t tr v vl w z zw'.split(' ')
const rimes = 'aa aan a ar ee een e el er ie ies o oo oor ui uit ij ijk oe oen eu eur au ang ing ong'.split(' ')
