/** An open question comes where the wish is unclear, and only there. */
import { describe, expect, test } from 'vitest'
import { mannerOf, openQuestions, unclearIn } from './wish.ts'

test.each([
  ['', null],
  ['😡😡', 'empty'],
  ['...', 'empty'],
  ['Het werkt niet', 'matter'],
  ['Wie kan mij helpen?', 'matter'],
  ['Wat een waardeloze service!!', 'matter'],
  ['this is ridiculous', 'matter'],
  ['Mijn internet is al twee dagen weg', null],
  ['Ik wil mijn abonnement opzeggen', null],
  ['Waar blijft mijn monteur?', null],
  ['Top, bedankt!', null],
  ['Where is my refund?', null],
])('%s', (text, unclear) => {
  expect(unclearIn(text)).toBe(unclear)
})

test('somebody who tells at length how bad it was, and not what would help', () => {
  const story = `Vorige maand kwam de monteur niet opdagen, daarna kreeg mijn buurman een verkeerde rekening voor de meterkast en nu
    weer een boze brief van de deurwaarder terwijl alles betaald staat. Ik ben hier zo ontzettend teleurgesteld over.`
  expect(unclearIn(story)).toBe('wish')
  expect(unclearIn(`${story} Ik wil mijn geld terug.`)).toBeNull()
})

describe('the question', () => {
  test('speaks as the organisation chose, or as the customer does', () => {
    expect([
      mannerOf('u', 'hoi'),
      mannerOf('customer', 'Kunt u helpen'),
      mannerOf('customer', 'Kun je helpen'),
    ]).toEqual(['u', 'u', 'je'])
  })

  test.each(['empty', 'matter', 'wish'] as const)('asks, in two ways, as the organisation speaks (%s)', (why) => {
    for (const manner of ['u', 'je'] as const)
      for (const text of [...openQuestions(why, 'nl', manner), ...openQuestions(why, 'en', manner)]) {
        expect(text).toMatch(/\?$/)
        expect(text).not.toContain(manner === 'u' ? ' je ' : ' u ')
      }
  })
})
