import { describe, expect, test } from 'vitest'
import { asksEverybody, etiquetteOf, type Overhearing } from './etiquette.ts'

const heard = (more: Partial<Overhearing>): Overhearing => ({
  ours: false,
  toUs: false,
  objected: false,
  toOthers: false,
  text: 'De app van Zonnestroom ligt er weer uit',
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
