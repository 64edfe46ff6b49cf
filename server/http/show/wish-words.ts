/** What the page says on which somebody chooses what they want to be sent. */
import type { Medium } from '../../../domain/suppression/ask.ts'
import type { MarketingPurpose } from '../../../domain/suppression/rules.ts'

const nl = {
  language: 'Taal',
  title: 'Wat wil je nog van ons krijgen?',
  lead: (to: string) => `Het gaat om reclame aan ${to}. Je hoeft niet te zeggen waarom, en het geldt meteen.`,
  legend: 'Kies één',
  kind: {
    marketing: 'Geen reclame meer',
    newsletter: 'Geen nieuwsbrieven meer',
    offer: 'Geen aanbiedingen meer',
    survey: 'Geen vragen naar mijn mening meer',
    invitation: 'Geen uitnodigingen meer',
  } satisfies Record<MarketingPurpose, string>,
  by: {
    email: 'Geen reclame meer per mail',
    sms: 'Geen reclame meer per sms',
    phone: 'Bel me niet meer voor reclame',
    post: 'Geen reclame meer per post',
    push: 'Geen reclame meer in de app',
    social: 'Geen reclame meer op sociale media',
  } satisfies Record<Medium, string>,
  nothing: 'Helemaal geen reclame meer, ook niet op een andere manier',
  rest: (months: number) => (months === 1 ? 'Een maand rust' : `${months} maanden rust`),
  send: 'Leg dit vast',
  fault: 'Kies eerst wat je wilt.',
  doneTitle: 'Dat is geregeld',
  done: (wish: string) => `We legden vast: ${wish.charAt(0).toLowerCase()}${wish.slice(1)}.`,
  doneKind: 'Mail van deze soort sturen we niet meer.',
  still: 'Wat bij een bestelling of een rekening hoort, krijg je nog wel. En schrijf je ons, dan antwoorden we.',
  mind: 'Je kunt dit venster sluiten.',
  forged: 'Deze link werkt niet',
  forgedBody: 'Misschien is hij afgebroken. Open hem opnieuw uit de mail, of vraag ons om een nieuwe.',
  expired: 'Deze link is verlopen',
  expiredBody: 'Vraag ons om een nieuwe. Of zeg gewoon wat je wilt: dan leggen we het voor je vast.',
  tooMany: 'Even geduld',
  tooManyBody: 'Dat ging te snel na elkaar. Wacht een minuut en probeer het nog eens.',
}

const en: typeof nl = {
  language: 'Language',
  title: 'What do you still want to get from us?',
  lead: (to) => `This is about marketing to ${to}. You need not say why, and it holds at once.`,
  legend: 'Choose one',
  kind: {
    marketing: 'No more marketing',
    newsletter: 'No more newsletters',
    offer: 'No more offers',
    survey: 'No more questions about my opinion',
    invitation: 'No more invitations',
  },
  by: {
    email: 'No more marketing by mail',
    sms: 'No more marketing by text message',
    phone: 'Do not call me for marketing any more',
    post: 'No more marketing by post',
    push: 'No more marketing in the app',
    social: 'No more marketing on social media',
  },
  nothing: 'No more marketing at all, in no other way either',
  rest: (months) => (months === 1 ? 'A month of rest' : `${months} months of rest`),
  send: 'Note this',
  fault: 'First choose what you want.',
  doneTitle: 'That is settled',
  done: (wish) => `We noted: ${wish.charAt(0).toLowerCase()}${wish.slice(1)}.`,
  doneKind: 'We send no more mail of this kind.',
  still: 'What belongs to an order or a bill you still get. And when you write to us, we answer.',
  mind: 'You can close this window.',
  forged: 'This link does not work',
  forgedBody: 'Perhaps it was cut off. Open it again from the mail, or ask us for a new one.',
  expired: 'This link has expired',
  expiredBody: 'Ask us for a new one. Or just say what you want: then we note it for you.',
  tooMany: 'One moment',
  tooManyBody: 'That went too fast. Wait a minute and try again.',
}

export const wishWords = { nl, en }
