import { describe, expect, test } from 'vitest'
import { asksEverybody, etiquetteOf, type Overhearing, turnsTo } from './etiquette.ts'

const heard = (more: Partial<Overhearing>): Overhearing => ({
  ours: false,
  toUs: false,
  objected: false,
  toOthers: false,
  text: 'De app van Zonnestroom ligt er weer uit',
  names: ['Zonnestroom'],
  about: ['brand'],
  ...more,
})

describe('are they talking to us?', () => {
  test.each([
    [
      'who talks to us is answered, also when they objected to being listened to',
      { toUs: true, objected: true },
      'join',
      'to-us',
    ],
    ['an objection closes the door', { objected: true, text: 'Weet iemand of de app werkt?' }, 'leave', 'objected'],
    ['two people who talk to each other are not talking to us', { toOthers: true }, 'think', 'between-people'],
    [
      'who asks everybody asks us too',
      { text: 'Weet iemand hoe ik mijn meterstand doorgeef?' },
      'join',
      'asks-everybody',
    ],
    [
      'a question to everybody counts in a talk of others too',
      { toOthers: true, text: 'Heeft iemand tips?' },
      'join',
      'asks-everybody',
    ],
    ['who only talks about us is a moment to think', {}, 'think', 'about-us'],
    [
      'a competitor’s customer is helped when they ask',
      { about: ['competitor'], text: 'Kan iemand me helpen met mijn modem?' },
      'join',
      'competitor-asks',
    ],
    ['and never sold to', { about: ['competitor'], text: 'Ik ben zo klaar met Windkracht' }, 'think', 'competitor'],
    ['who names both talks about us', { about: ['competitor', 'brand'] }, 'think', 'about-us'],
    [
      'who turns to us by name in a talk of others talks to us',
      { toOthers: true, text: 'Beste mensen van Zonnestroom, mijn buurvrouw zit al een dag zonder stroom' },
      'join',
      'to-us',
    ],
    [
      'who turns to somebody else and names us does not',
      { toOthers: true, text: 'Hoi Wim, bij Zonnestroom had ik dat ook' },
      'think',
      'between-people',
    ],
    ['our own words need no answer', { ours: true, toUs: true }, 'leave', 'ours'],
  ] as const)('%s', (_, more, may, because) => {
    expect(etiquetteOf(heard(more as Partial<Overhearing>))).toEqual({ may, because })
  })

  test.each([
    'Iemand ervaring met de slimme thermostaat?',
    'wie heeft er nog meer last van storing',
    'Hoe kan ik dit opzeggen?',
    '#durftevragen welke energieleverancier is betrouwbaar',
    'Does anyone know if the portal is down?',
  ])('this asks everybody: %s', (text) => expect(asksEverybody(text)).toBe(true))

  test.each(['Serieus?!', 'Lekker dan, weer storing.', 'Nou, wat een service?', 'zo blij met jullie'])(
    'this does not: %s',
    (text) => expect(asksEverybody(text)).toBe(false),
  )

  test('a long text of nothing but openings takes no time', () => {
    expect(asksEverybody('hoe ik '.repeat(50_000))).toBe(false)
  })
})

describe('turning to us', () => {
  test.each([
    'Zonnestroom, wanneer is dit opgelost?',
    'Weer een rekening. Zonnestroom: leg eens uit',
    'hallo zonnestroom hoe zit dit',
    'Dear people of Zonnestroom, please help my mother',
  ])('this turns to us: %s', (text) => expect(turnsTo(text, ['Zonnestroom'])).toBe(true))

  test.each([
    'Ik zit bij Zonnestroom en ben tevreden',
    'Hoi Wim, Zonnestroom belde mij terug',
    'Dag zonnestroompanelen, het was mooi',
    'Zonnestroom heeft weer storing',
  ])('this does not: %s', (text) => expect(turnsTo(text, ['Zonnestroom'])).toBe(false))

  test('names are taken as they are written, and a long text takes no time', () => {
    expect(turnsTo('Beste Vonk & Vezel (Noord), help', ['Vonk & Vezel (Noord)'])).toBe(true)
    expect(turnsTo('hoi '.repeat(50_000), ['Vonk & Vezel'])).toBe(false)
  })
})
