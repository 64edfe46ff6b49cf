import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { character } from '../../test/support/characters.ts'
import { unpack } from '../language/pack.ts'
import { type Hint, type HintContext, type HintKind, hintKinds } from './hint.ts'
import { hintsOn as hintsWith, listedIn } from './hints-on.ts'
import { questionsOf } from './question.ts'
import { read } from './reading.ts'

const sense = unpack(readFileSync(new URL('./weights/marks.bin', import.meta.url))).model
const hintsOn = (draft: string, context: HintContext) => hintsWith(draft, context, sense)

const plain: HintContext = {
  customer: ['Mijn internet ligt eruit.'],
  public: true,
  address: 'customer',
  promised: false,
  guidelines: [],
  kinds: hintKinds,
  sentBefore: false,
}
const kindsIn = (draft: string, context: Partial<HintContext> = {}): HintKind[] =>
  hintsOn(draft, { ...plain, ...context }).map(({ kind }) => kind)

describe('a hint is given', () => {
  test.each<[HintKind, string]>([
    ['sales', 'Wist je trouwens dat je met onze zonnepanelen flink bespaart?'],
    ['sales', 'Stap nu over naar ons nieuwe pakket, de eerste maand is gratis.'],
    ['sales', 'Why not upgrade to our Platinum plan, with 20% off this month?'],
    ['hollow', 'We vinden het heel vervelend voor je, Fatima.'],
    ['hollow', 'Onze excuses voor het ongemak, we nemen uw klacht zeer serieus.'],
    ['hollow', 'We are so sorry for any inconvenience this may have caused.'],
    ['hollow', 'We completely understand your frustration, Sam.'],
    ['politics', 'Daar mag u de VVD voor bedanken, zij wilden dit zo nodig.'],
    ['politics', 'Dat komt door het geruzie van dit kabinet, een schande is het.'],
    ['politics', 'You can thank this useless government for that, so vote wisely.'],
    ['disrespect', 'Zoals ik u al eerder schreef is dat niet mogelijk.'],
    ['disrespect', 'Dat had u in uw contract kunnen lezen.'],
    ['disrespect', 'As I already told you, the form is on the site.'],
    ['disrespect', 'Perhaps read the manual properly next time.'],
    ['steering', 'Bel ons even op 0900-1234, dan helpen we je verder.'],
    ['steering', 'Vul daarvoor het contactformulier in op onze site.'],
    ['steering', 'Please contact our customer service team by phone.'],
    ['promise', 'We kijken ernaar en komen er zo snel mogelijk op terug.'],
    ['promise', 'Ik zoek het voor je uit en laat het je weten.'],
    ['promise', 'We will look into it and get back to you as soon as possible.'],
    ['personal-data', 'Wat is je klantnummer en geboortedatum? Dan kijk ik nu mee.'],
    ['personal-data', 'Het staat morgen op NL91ABNA0417164300.'],
    ['personal-data', 'Klopt het dat uw BSN 111222333 is?'],
    ['personal-data', 'Ik zie dat u woont op Dorpsstraat 12a, klopt dat?'],
    ['personal-data', 'Please reply with your date of birth and postcode.'],
    ['personal-data', 'We have sam.jones@mail.example as your address.'],
  ])('of %s on %j', (kind, draft) => expect(kindsIn(draft)).toContain(kind))

  test.each<[HintKind, string]>([
    ['hollow', 'Wat vervelend. De monteur komt morgen tussen 8 en 10 bij je langs.'],
    ['hollow', "I'm so sorry about that. I've refunded £12 to your card today."],
    ['hollow', 'Gecondoleerd met het verlies van uw man.'],
    ['promise', 'Ik zoek het uit, uiterlijk vrijdag 12 uur hoor je van me.'],
    ['promise', 'Ik vraag het na bij de planning. Morgen voor tien uur mail ik je wat eruit kwam.'],
    ['promise', "I'll look into it and get back to you by 5pm on Thursday."],
    ['steering', 'Je mag ook bellen als je dat liever doet, maar het kan gewoon hier.'],
    ['steering', 'Stuur me een privébericht met je gegevens, dan regel ik het nu.'],
    ['politics', 'De minister opende vanochtend de nieuwe fietsenstalling, om 11.30 was alles weer vrij.'],
    ['politics', 'The mayor opened the new bike shed this morning at ten.'],
    ['disrespect', 'Lees je de meterstand even voor, dan reken ik het nu uit.'],
    ['personal-data', 'Bel ons op 0800-1234, we zijn er tot 22 uur.'],
    ['personal-data', 'Mail gerust naar klachten@voltmeer.example als dat makkelijker is.'],
    ['personal-data', 'Stuur je klantnummer in een privébericht, niet hier.'],
    ['sales', 'De monteur vervangt morgen gratis je modem.'],
  ])('of no %s on %j', (kind, draft) => expect(kindsIn(draft)).not.toContain(kind))

  test('of personal data only where everybody reads along', () => {
    const draft = 'Wat is je klantnummer en geboortedatum?'
    expect(kindsIn(draft, { public: false })).not.toContain('personal-data')
  })

  test('of sales not on the price that was asked for', () => {
    const draft = 'Ons Plus-pakket kost nu 30 euro per maand, met 10% korting het eerste jaar.'
    expect(kindsIn(draft)).toContain('sales')
    expect(kindsIn(draft, { customer: ['Wat kost jullie Plus-pakket, en is er korting?'] })).not.toContain('sales')
  })

  test('of no promise once it is written down', () => {
    expect(kindsIn('Ik zoek het voor je uit.', { promised: true })).not.toContain('promise')
  })
})

describe('what no list has is seen all the same', () => {
  test.each<[HintKind, string]>([
    ['disrespect', 'U bent vast zo iemand die nooit een gebruiksaanwijzing openslaat.'],
    ['politics', 'Met die partij aan het roer gaat het hele land naar de knoppen.'],
    ['promise', 'Het onderdeel wordt geleverd zodra het er is.'],
    ['sales', 'Proef nu onze nieuwe citroentaart, dit weekend met een gratis kop koffie!'],
    ['personal-data', 'Uw zus van Beukenlaan nummer 7 heeft haar huur van mei nog openstaan.'],
    ['promise', 'The contractor shall repair it when it suits.'],
    ['sales', 'Our jubilee pass gets you in for half the price all year long!'],
    ['hollow', 'What a to-do, we really feel with you!'],
  ])('%s in %j, over the whole sentence', (kind, draft) => {
    expect(listedIn(read(draft), plain).get(kind)).toEqual([])
    const hint = hintsOn(draft, plain).find((one) => one.kind === kind)
    expect(hint && [hint.from, hint.until]).toEqual([0, draft.length])
  })

  test.each([
    'Het lag aan ons: de prijs op de site was fout, dus u krijgt 12 euro terug.',
    'De storing is om half vier verholpen, alles doet het weer.',
    'Nee, dat kan niet meer, want de inschrijving sloot op 4 april.',
    'Ik heb de monteur net gesproken, hij staat om tien voor drie voor de deur.',
    'It was our mistake: the price on the site was wrong, so you get 12 euros back.',
    'The fault was fixed at half past three and everything works again.',
    "No, that's no longer possible, because registration closed on 4 April.",
    'I spoke to the engineer just now, he will be at your door at ten to three.',
  ])('and nothing in %j', (draft) => expect(kindsIn(draft)).toEqual([]))

  test('of money and health only where everybody reads along, of a promise until it is written down', () => {
    const told = 'Ik zie dat u drie maanden huurachterstand heeft en onder bewind staat.'
    expect(kindsIn(told, { public: true })).toContain('personal-data')
    expect(kindsIn(told, { public: false })).not.toContain('personal-data')
    const promised = 'Het onderdeel wordt geleverd zodra het er is.'
    expect(kindsIn(promised, { promised: true })).not.toContain('promise')
  })
})

describe('a question of the customer', () => {
  test('that is the second in one sentence stands by itself', () => {
    const [first, second] = questionsOf('Goedendag. Hoe laat gaat de zaal open en mag mijn hond mee naar binnen?')
    expect([first?.said, second?.said]).toEqual(['Hoe laat gaat de zaal open', 'mag mijn hond mee naar binnen?'])
  })
  const asks = { customer: ['Internet weg! Wanneer komt er iemand?'] }
  test('that the draft says nothing about is named', () => {
    const hint = hintsOn('Wat ontzettend vervelend voor je, Sam.', { ...plain, ...asks }).find(
      ({ kind }) => kind === 'unanswered',
    )
    expect(hint).toMatchObject({ reason: 'question', about: 'Wanneer komt er iemand?', from: 0, until: 0 })
  })
  test.each([
    'Morgen tussen 8 en 10 komt Ruud bij je langs.',
    'Dat weten we nog niet, want de kabel is nog niet gevonden.',
    'In welke straat woon je, of staat het hele huis zonder?',
  ])('is touched by %j', (draft) => expect(kindsIn(draft, asks)).not.toContain('unanswered'))
  test('that asks for a moment is not answered without one', () => {
    const draft = 'De monteur heeft je gegevens en het adres.'
    expect(kindsIn(draft, { ...asks, public: false })).toContain('unanswered')
  })
  test('that is none is not held against anybody', () => {
    const draft = 'Goed om te horen, fijne avond nog.'
    expect(kindsIn(draft, { customer: ['Dank je wel, het is gelukt!'] })).not.toContain('unanswered')
  })
})

describe('style', () => {
  const letter = 'Geachte heer, mevrouw, ik verzoek u de factuur te crediteren. Hoogachtend, A. Post'
  test('follows how the customer writes, unless the organisation chose', () => {
    expect(kindsIn('Hee haha, foutje! Het geld komt eraan joh.', { customer: [letter] })).toContain('register')
    const stiff = 'Naar aanleiding van uw schrijven delen wij u mede dat de dienstregeling onverkort van kracht is.'
    expect(kindsIn(stiff, { customer: ['rijdt ie nog of niet'] })).toContain('register')
    expect(kindsIn(stiff, { customer: [letter] })).not.toContain('register')
  })
  test.each([
    ['u', 'Ik heb je modem gemaakt, morgen om tien uur.', 'je', 'says-je'],
    ['je', 'Ik heb uw modem gemaakt, morgen om tien uur.', 'uw', 'says-u'],
  ] as const)('is the choice of the organisation: %s', (address, draft, word, reason) => {
    const hint = hintsOn(draft, { ...plain, address }).find(({ kind }) => kind === 'register')
    expect(hint && [draft.slice(hint.from, hint.until), hint.reason]).toEqual([word, reason])
  })
  test('of English answers has no u and je', () => {
    expect(kindsIn('I have sent it to you today, all the best.', { address: 'u' })).not.toContain('register')
  })
})

describe('the guidelines of the organisation', () => {
  const own = { text: 'Gewone woorden', avoid: ['Ticket', 'klacht*'], want: [] }
  test.each([
    ['Ik heb uw TICKET vandaag gesloten.', 'TICKET'],
    ['Uw klachtbrief is er, vandaag om tien uur.', 'klachtbrief'],
  ])('find the word in %j', (draft, word) => {
    const [hint] = hintsOn(draft, { ...plain, guidelines: [own], kinds: ['guideline'] })
    expect(hint && [draft.slice(hint.from, hint.until), hint.reason, hint.about]).toEqual([word, 'avoided', own.text])
  })
  test('leave words that only hold another one', () => {
    expect(kindsIn('De tickets zijn er en de weerklacht ook.', { guidelines: [own], kinds: ['guideline'] })).toEqual([])
  })
  test('say what is missing', () => {
    const named = { text: 'Je noemt je naam', avoid: [], want: ['Joris', 'Sanne'] }
    const kinds = ['guideline'] as const
    expect(kindsIn('Morgen om tien uur is het klaar.', { guidelines: [named], kinds })).toEqual(['guideline'])
    expect(kindsIn('Morgen om tien uur is het klaar. Groet, Sanne', { guidelines: [named], kinds })).toEqual([])
  })
})

test('what is off is not hinted at, and less than a few words is no draft', () => {
  const draft = 'We vinden het heel vervelend voor je.'
  expect(kindsIn(draft, { kinds: ['sales'] })).toEqual([])
  expect(kindsIn('Wat vervelend')).toEqual([])
})

test('what went to the same person before comes last, about the whole', () => {
  const hints = hintsOn('Morgen om tien uur is het klaar.', { ...plain, sentBefore: true })
  expect(hints.at(-1)).toEqual({ kind: 'already-sent', from: 0, until: 0, reason: 'same-words' })
})

describe('whatever is typed or pasted', () => {
  const odd = fc.oneof(
    fc.string({ unit: character, maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'we',
          'kijken',
          'ernaar',
          'İ',
          '😂',
          'NL91 ABNA 0417 1643 00',
          'u',
          'had',
          'moeten',
          '?',
          '.\n',
          '’',
          'ẞ',
          ' , ',
          '<b>',
        ),
        { maxLength: 60 },
      )
      .map((words) => words.join(' ')),
  )
  const inside = (hints: readonly Hint[], draft: string) =>
    hints.every(({ from, until }) => from >= 0 && from <= until && until <= draft.length)

  test('spans lie in the draft, in the order of the kinds', () => {
    fc.assert(
      fc.property(odd, odd, fc.boolean(), (draft, customer, open) => {
        const hints = hintsOn(draft, { ...plain, customer: [customer], public: open, address: 'u' })
        expect(inside(hints, draft)).toBe(true)
        const places = hints.map(({ kind }) => hintKinds.indexOf(kind))
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
  })

  test.each([
    ['nothing', ''],
    ['emoji', '😂😂😂 🙏🙏 👍'],
    ['signs', '... !!! ??? ...'],
    ['another script', 'Здравствуйте, мы работаем над этим. 我们正在处理。'],
    ['two languages', 'Hoi Sam, sorry for that, the monteur komt morgen at ten, oké?'],
  ])('%s is read like anything else, and the same each time', (_, text) => {
    const hints = hintsOn(text, { ...plain, customer: [text, 'Wanneer? When?'] })
    expect(inside(hints, text)).toBe(true)
    expect(hintsOn(text, { ...plain, customer: [text, 'Wanneer? When?'] })).toEqual(hints)
  })

  test.each([
    ['one letter', 'a'.repeat(20_000)],
    ['one word', 'zou '.repeat(5_000)],
    ['the beginning of many phrases', 'we gaan het u als je had '.repeat(800)],
    ['HTML', '<div class="x"><p>&nbsp;</p>'.repeat(800)],
    ['base64', 'TWFuIGlzIGRpc3Rpbmd1aXNoZWQs'.repeat(800)],
    ['emoji', '😂'.repeat(10_000)],
    ['numbers', '0612345678 '.repeat(1_800)],
    ['commas', ', '.repeat(10_000)],
    ['short sentences', 'U had. '.repeat(2_850)],
    ['mail addresses', 'a@b.example. '.repeat(1_530)],
    ['no end', 'NL'.repeat(10_000)],
  ])('20,000 characters of %s take no time that grows with more than their length', (_, draft) => {
    const part = draft.slice(0, draft.length / 8)
    // Of this process alone, so that others on the machine do not count.
    const took = (text: string) => {
      const from = process.cpuUsage()
      expect(inside(hintsOn(text, plain), text)).toBe(true)
      return process.cpuUsage(from).user / 1000
    }
    took(draft)
    const best = (text: string) => Math.min(took(text), took(text), took(text))
    // Eight times the length: what grew with its square would take 64 times as long.
    expect(best(draft)).toBeLessThan(24 * best(part) + 100)
  })
})
