/** What the server's problem codes mean, in people's words. A code that is not here is told by its kind, with the details folded. */
import type { Problem } from '../../contract/endpoint.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import { sayFields } from './field-reasons.ts'
import type { Language } from './language.tsx'
import type { Words } from './nl.ts'
import { sayReason } from './reasons.ts'

type Said = { title: string; body: string }

/** The codes that say enough by themselves; the others are told by their kind, below. */
const known: Partial<Record<ProblemCode, Record<Language, Said>>> = {
  'wrong-credentials': {
    nl: { title: 'Dat klopt niet', body: 'Dit e-mailadres en wachtwoord horen niet bij elkaar.' },
    en: { title: 'Not quite', body: 'This e-mail address and password do not belong together.' },
  },
  'wrong-code': {
    nl: { title: 'De code klopt niet', body: 'Kijk in het venster waar Samenspraak is gestart.' },
    en: { title: 'The code is not right', body: 'Look in the window where Samenspraak was started.' },
  },
  'second-factor-needed': {
    nl: { title: 'Nog één stap', body: 'Vul de code van je tweede stap in.' },
    en: { title: 'One more step', body: 'Fill in the code of your second step.' },
  },
  'second-factor-wrong': {
    nl: {
      title: 'Deze code klopt niet',
      body: 'Hij is verkeerd, verlopen of al gebruikt. Neem de volgende uit je app.',
    },
    en: {
      title: 'This code is not right',
      body: 'It is wrong, has run out or was used. Take the next one from your app.',
    },
  },
  'second-factor-missing': {
    nl: { title: 'Stel eerst een tweede stap in', body: 'Je organisatie vraagt erom.' },
    en: { title: 'Set up a second step first', body: 'Your organisation asks for it.' },
  },
  'passkey-refused': {
    nl: {
      title: 'Deze passkey kennen we hier niet',
      body: 'Meld je aan met je wachtwoord en voeg hem toe bij Aanmelden.',
    },
    en: { title: 'We do not know this passkey', body: 'Sign in with your password and add it under Signing in.' },
  },
  'not-invited': {
    nl: { title: 'Je bent hier nog niet uitgenodigd', body: 'Vraag een beheerder van Samenspraak om een uitnodiging.' },
    en: { title: 'You have not been invited here yet', body: 'Ask an administrator of Samenspraak for an invitation.' },
  },
  'single-sign-on-failed': {
    nl: {
      title: 'Aanmelden via de organisatie lukte niet',
      body: 'Probeer het opnieuw. Blijft het misgaan, vraag dan je beheerder om in het programmalogboek te kijken.',
    },
    en: {
      title: 'Signing in through the organisation did not work',
      body: 'Try again. If it stays, ask your administrator to look in the log of the program.',
    },
  },
  'already-settled': {
    nl: { title: 'Hier woont al iemand', body: 'Meld je aan.' },
    en: { title: 'Somebody already lives here', body: 'Please sign in.' },
  },
  'email-taken': {
    nl: { title: 'Dit e-mailadres is al in gebruik', body: 'Kies een ander adres, of geef diegene een nieuwe link.' },
    en: { title: 'This e-mail address is already in use', body: 'Choose another, or give that person a new link.' },
  },
  'last-owner': {
    nl: { title: 'Er moet altijd een eigenaar zijn', body: 'Maak eerst iemand anders eigenaar.' },
    en: { title: 'There must always be an owner', body: 'Make somebody else owner first.' },
  },
  'invitation-used': {
    nl: {
      title: 'Deze link werkt niet meer',
      body: 'Hij is al gebruikt, of ouder dan drie dagen. Vraag om een nieuwe.',
    },
    en: { title: 'This link no longer works', body: 'It was used, or is older than three days. Ask for a new one.' },
  },
  invalid: {
    nl: { title: 'Er klopt nog iets niet', body: 'Kijk na wat je hebt ingevuld.' },
    en: { title: 'Something is not right yet', body: 'Check what you filled in.' },
  },
  'cannot-reply': {
    nl: { title: 'Antwoorden kan hier niet', body: 'Je tekst staat er nog.' },
    en: { title: 'You cannot reply here', body: 'Your text is still here.' },
  },
  'goes-public': {
    nl: {
      title: 'Dit wordt openbaar',
      body: 'De klant schreef privé. Verstuur het openbaar, of kies een ander kanaal.',
    },
    en: {
      title: 'This will be public',
      body: 'The customer wrote in private. Send it in public, or choose another channel.',
    },
  },
  'merged-elsewhere': {
    nl: {
      title: 'Dit gesprek gaat ergens anders verder',
      body: 'Een collega voegde het net samen. Je tekst staat er nog.',
    },
    en: {
      title: 'This conversation goes on elsewhere',
      body: 'A colleague has just merged it. Your text is still here.',
    },
  },
  'still-leaving': {
    nl: { title: 'Er gaat net een antwoord weg', body: 'Wacht tot het verstuurd is, of haal het terug.' },
    en: { title: 'An answer is just leaving', body: 'Wait until it has been sent, or take it back.' },
  },
  'kept-apart': {
    nl: { title: 'Een collega zei dat dit twee mensen zijn', body: 'Bevestig dat het toch één persoon is.' },
    en: { title: 'A colleague said that these are two people', body: 'Confirm that they are one person after all.' },
  },
  'too-many-for-one': {
    nl: {
      title: 'Dit is te veel voor één persoon',
      body: 'Hooguit 500 accounts, en 5.000 gesprekken tegelijk. Voeg andersom samen, of laat ze apart.',
    },
    en: {
      title: 'This is too much for one person',
      body: 'At most 500 accounts, and 5,000 conversations at once. Join the other way round, or leave them apart.',
    },
  },
  full: {
    nl: { title: 'Meer kan niet', body: 'Verwijder er eerst een.' },
    en: { title: 'That is the most there can be', body: 'Remove one first.' },
  },
  'holds-everybody': {
    nl: { title: 'Dan krijgt bijna niemand nog reclame', body: 'Bevestig dat het zo bedoeld is.' },
    en: { title: 'Then nearly nobody gets marketing any more', body: 'Confirm that you mean it.' },
  },
  conflict: {
    nl: { title: 'Dat kan nu niet meer', body: 'Er is intussen iets veranderd. Kijk hoe het nu staat.' },
    en: { title: 'That is no longer possible', body: 'Something has changed meanwhile. See how it stands now.' },
  },
  'too-many': {
    nl: { title: 'Even geduld', body: 'Er kwamen te veel verzoeken achter elkaar. Probeer het zo opnieuw.' },
    en: { title: 'One moment', body: 'There were too many requests in a row. Try again shortly.' },
  },
  'too-large': {
    nl: { title: 'Dit is te groot', body: 'Maak het kleiner en probeer het opnieuw.' },
    en: { title: 'This is too large', body: 'Make it smaller and try again.' },
  },
  'wrong-origin': {
    nl: { title: 'Dit verzoek kwam van een andere plek', body: 'Laad de pagina opnieuw en probeer het nog eens.' },
    en: { title: 'This request came from elsewhere', body: 'Reload the page and try again.' },
  },
  unavailable: {
    nl: { title: 'De opslag antwoordt even niet', body: 'Er is niets verloren. Probeer het zo opnieuw.' },
    en: { title: 'The store does not answer just now', body: 'Nothing is lost. Try again in a moment.' },
  },
}

/** A title and what to do about it. */
export function sayProblem(problem: Problem, language: Language, words: Words): Said {
  const { failed } = words
  if (isNowhere(problem)) return { title: failed.missing, body: failed.missingBody }
  const said = known[problem.code as ProblemCode]?.[language]
  if (said) return { title: said.title, body: detailOf(problem, language) ?? said.body }
  if (problem.code === 'unreachable') return { title: failed.unreachable, body: failed.unreachableBody }
  if (problem.code === 'page') return { title: failed.page, body: failed.pageBody }
  if (problem.status === 403) return { title: failed.denied, body: failed.deniedBody }
  if (problem.status === 404) return { title: failed.missing, body: failed.missingBody }
  if (problem.status >= 500) return { title: failed.broken, body: failed.brokenBody }
  return { title: failed.title, body: failed.oddBody }
}

/** Where only the server knows which field or which message it is about, its own sentence says more than ours. */
function detailOf({ code, detail, fields }: Problem, language: Language): string | null {
  if (!detail || !['invalid', 'cannot-reply', 'full'].includes(code)) return null
  const said = sayReason(detail, language)
  return language === 'nl' && said === detail && fields ? (sayFields(fields) ?? said) : said
}

/** An address of a page that names nothing, by a typing error or an old bookmark. */
const isNowhere = ({ code, fields = [] }: Problem) =>
  code === 'invalid' && fields.length > 0 && fields.every(({ message }) => message === 'is not an id')

/** The same in one line, for under a button or in a toast. */
export function tellProblem(problem: Problem, language: Language, words: Words): string {
  const { title, body } = sayProblem(problem, language, words)
  return /[.?!]$/.test(title) ? `${title} ${body}` : `${title}. ${body}`
}
