/** Why a search term cannot be understood, and what to do, in people's words. The place itself is shown by whoever shows the term. */
import type { Fault, Hint } from '../../contract/term.ts'
import type { Language } from './format.ts'

type Sayers<Told extends { code: string }> = {
  [Code in Told['code']]: (told: Extract<Told, { code: Code }>) => string
}

const faultsNl: Sayers<Fault> = {
  empty: () => 'Vul in waar je naar wilt luisteren.',
  'too-long': ({ is, most }) => `Deze zoekterm is ${is} tekens lang. Er passen er ${most}: maak er twee van.`,
  'too-many-words': ({ most }) => `Een zoekterm heeft hoogstens ${most} woorden. Maak er twee van.`,
  'too-deep': ({ most }) => `Haakjes gaan hoogstens ${most} lagen diep. Haal er een paar weg.`,
  'phrase-too-long': ({ most }) => `Tussen aanhalingstekens passen ${most} woorden. Kies het deel waar het om gaat.`,
  'quote-open': () => 'Dit aanhalingsteken wordt niet gesloten. Zet er nog een achter de woorden.',
  'quote-empty': () => 'Tussen deze aanhalingstekens staat niets. Haal ze weg of zet er woorden in.',
  'bracket-open': () => 'Dit haakje wordt niet gesloten. Zet er een ) bij.',
  'bracket-close': () => 'Bij dit haakje hoort geen begin. Haal het weg of zet er eerder een ( bij.',
  'bracket-empty': () => 'Tussen deze haakjes staat niets. Haal ze weg of zet er woorden in.',
  'operator-alone': ({ operator, side }) =>
    side === 'behind'
      ? `Achter ${operator} ontbreekt iets. Vul aan of haal ${operator} weg.`
      : `Voor ${operator} ontbreekt iets. Vul aan of haal ${operator} weg.`,
  'foreign-operator': ({ operator, write }) => `Dat schrijf je hier anders: ${write} in plaats van ${operator}.`,
  'near-number': ({ most }) => `Zeg hoeveel woorden ertussen mogen: NEAR/5. Het kan van 1 tot ${most}.`,
  'near-what': () => 'Bij NEAR horen woorden, of woorden met OR ertussen tussen haakjes.',
  'near-chain': () => 'NEAR gaat over twee dingen. Schrijf: a NEAR/3 b AND b NEAR/3 c.',
  'facet-unknown': ({ facet, known }) =>
    `“${facet}:” kennen we niet. Kies uit ${known}, of zet de tekst tussen aanhalingstekens.`,
  'facet-empty': ({ facet }) => `Achter ${facet}: ontbreekt iets. Schrijf het er direct achter.`,
  'facet-brackets': ({ facet }) => `Schrijf het per keer: (${facet}:a OR ${facet}:b).`,
  'language-odd': ({ value }) => `“${value}” is geen taalcode. Schrijf bijvoorbeeld lang:nl of lang:en.`,
  'site-odd': ({ value }) => `Schrijf alleen de site: site:${value || 'voorbeeld.nl'}.`,
  'handle-odd': ({ value }) => `“${value}” is geen accountnaam. Schrijf hem zoals op het netwerk, zonder spaties.`,
  link: ({ site }) =>
    `Woorden in een link tellen niet mee. Zoek met site:${site || 'voorbeeld.nl'} wat op die site staat.`,
  'star-odd': () => 'Een sterretje staat direct achter het begin van een woord: storing*.',
  'star-short': ({ least }) => `Voor een sterretje staan minstens ${least} letters, anders past bijna alles.`,
  'no-word': () => 'Hier staat geen woord om naar te zoeken. Haal het weg of vul aan.',
  'only-not': () =>
    'Dit zegt alleen wat er niet in mag, dus bijna alles past. Zet er een woord bij dat er wel in moet.',
}

const faultsEn: Sayers<Fault> = {
  empty: () => 'Fill in what you want to listen for.',
  'too-long': ({ is, most }) => `This search term is ${is} characters long and ${most} fit: make two of it.`,
  'too-many-words': ({ most }) => `A search term has ${most} words at most. Make two of it.`,
  'too-deep': ({ most }) => `Brackets go ${most} levels deep at most. Take some away.`,
  'phrase-too-long': ({ most }) => `Between quotation marks ${most} words fit. Choose the part that matters.`,
  'quote-open': () => 'This quotation mark is not closed. Put another one behind the words.',
  'quote-empty': () => 'There is nothing between these quotation marks. Take them away or put words in.',
  'bracket-open': () => 'This bracket is not closed. Add a ).',
  'bracket-close': () => 'This bracket was never opened. Take it away or add a ( before it.',
  'bracket-empty': () => 'There is nothing between these brackets. Take them away or put words in.',
  'operator-alone': ({ operator, side }) =>
    side === 'behind'
      ? `Something is missing after ${operator}. Complete it or take ${operator} away.`
      : `Something is missing before ${operator}. Complete it or take ${operator} away.`,
  'foreign-operator': ({ operator, write }) => `Here that is written differently: ${write} instead of ${operator}.`,
  'near-number': ({ most }) => `Say how many words may lie between: NEAR/5. It goes from 1 to ${most}.`,
  'near-what': () => 'NEAR goes with words, or with words and OR between them in brackets.',
  'near-chain': () => 'NEAR is about two things. Write: a NEAR/3 b AND b NEAR/3 c.',
  'facet-unknown': ({ facet, known }) =>
    `We do not know ${facet}: here. Choose from ${known}, or put the text in quotation marks.`,
  'facet-empty': ({ facet }) => `Something is missing after ${facet}: write it right behind.`,
  'facet-brackets': ({ facet }) => `Write it each time: (${facet}:a OR ${facet}:b).`,
  'language-odd': ({ value }) => `“${value}” is no language code. Write lang:nl or lang:en, for example.`,
  'site-odd': ({ value }) => `Write the site alone: site:${value || 'example.com'}.`,
  'handle-odd': ({ value }) => `“${value}” is no account name. Write it as on the network, without spaces.`,
  link: ({ site }) =>
    `Words in a link do not count. With site:${site || 'example.com'} you find what stands on that site.`,
  'star-odd': () => 'A star stands right behind the beginning of a word: storing*.',
  'star-short': ({ least }) => `At least ${least} letters go before a star, or nearly everything fits.`,
  'no-word': () => 'There is no word to look for here. Take it away or complete it.',
  'only-not': () => 'This only says what may not be in it, so nearly everything fits. Add a word that must be in it.',
}

const hintsNl: Sayers<Hint> = {
  'small-operator': ({ word, operator }) =>
    `“${word}” is hier een gewoon woord. Bedoel je de keuze of verbinding, schrijf dan ${operator}.`,
  mixed: () => 'Deze woorden horen bij elkaar, want AND gaat voor OR. Bedoel je iets anders, zet dan haakjes.',
}

const hintsEn: Sayers<Hint> = {
  'small-operator': ({ word, operator }) =>
    `“${word}” is an ordinary word here. If you mean the operator, write ${operator}.`,
  mixed: () => 'These words belong together, because AND goes before OR. If you mean something else, use brackets.',
}

export const faultWords = { nl: faultsNl, en: faultsEn }
export const hintWords = { nl: hintsNl, en: hintsEn }

export const sayFault = (fault: Fault, language: Language): string => {
  // Each code has the sayer of its own kind, which the compiler cannot follow through the table.
  const say = faultWords[language][fault.code] as (told: Fault) => string
  return say(fault)
}

export const sayHint = (hint: Hint, language: Language): string => {
  const say = hintWords[language][hint.code] as (told: Hint) => string
  return say(hint)
}
