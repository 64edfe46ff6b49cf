/** Suggestions while one answers. */

const nl = {
  title: 'Suggesties',
  close: 'Sluit de suggesties',
  looking: 'Zoekt wat eerder hielp',
  failed: 'De suggesties kwamen niet. Je tekst staat er nog.',
  none: 'Hier lijkt nog niets op',
  noneWhy: 'Suggesties komen uit antwoorden waar klanten mee geholpen waren, en uit standaardantwoorden.',
  yours: 'Wat je kiest, komt in je antwoord. Pas het aan voor je verstuurt.',
  use: (what: string) => `Zet in antwoord: ${what}`,
  put: 'Zet in antwoord',
  earlier: 'Eerder antwoord',
  canned: 'Standaardantwoord',
  question: 'Vraag door',
  agreed: 'klant akkoord',
  quiet: 'daarna een week stil',
  quietWhy: 'De klant zei niet of het was opgelost. Er kwam een week lang geen bericht meer.',
  times: (n: number) => `${n} keer zo beantwoord`,
  because: (words: string) => `Lijkt op deze vraag door: ${words}`,
  common: (labels: string) => `Gaat ook over: ${labels}`,
  asked: (question: string) => `Toen gevraagd: “${question}”`,
  from: (number: number) => `Open gesprek #${number}`,
  why: {
    empty: 'Er staat nog geen vraag in het bericht',
    matter: 'Nog niet duidelijk waar het over gaat',
    wish: 'Nog niet duidelijk wat de klant wil',
  },
}

const en: typeof nl = {
  title: 'Suggestions',
  close: 'Close the suggestions',
  looking: 'Looking for what helped before',
  failed: 'The suggestions did not come. Your text is still there.',
  none: 'Nothing like this yet',
  noneWhy: 'Suggestions come from answers that helped customers, and from canned responses.',
  yours: 'What you choose goes into your answer. Change it before you send it.',
  use: (what) => `Put into answer: ${what}`,
  put: 'Put into answer',
  earlier: 'Earlier answer',
  canned: 'Canned response',
  question: 'Ask on',
  agreed: 'customer agreed',
  quiet: 'quiet for a week after',
  quietWhy: 'The customer did not say whether it was solved. No message came for a week.',
  times: (n) => `answered so ${n} times`,
  because: (words) => `Resembles this question by: ${words}`,
  common: (labels) => `Also about: ${labels}`,
  asked: (question) => `Asked then: “${question}”`,
  from: (number) => `Open conversation #${number}`,
  why: {
    empty: 'There is no question in the message yet',
    matter: 'Not clear yet what it is about',
    wish: 'Not clear yet what the customer wants',
  },
}

export const suggestionWords = { nl, en }
