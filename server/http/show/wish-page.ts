/** The page on which somebody chooses what they want to be sent, and the plain ones that say why that does not go. */
import type { LabelColour } from '../../../contract/label.ts'
import { nameOf, type Wish } from '../../../domain/suppression/wish.ts'
import { escaped } from './escaped.ts'
import { publicPage } from './public-page.ts'
import { wishWords } from './wish-words.ts'

export type Shown =
  | { state: 'asks'; to: string; wishes: readonly Wish[]; fault: boolean }
  /** Without a wish a mail program said it. */
  | { state: 'done'; to: string; wish: Wish | null }
  | { state: 'forged' | 'expired' | 'too many' }

type House = { name: string; colour: LabelColour; language: 'nl' | 'en' }
type Words = (typeof wishWords)['nl']

export function wishPage({ name: organisation, colour, language }: House, shown: Shown): string {
  const words = wishWords[language]
  const { title, body } = told(shown, words, language)
  const head = `<h1>${title}</h1>`
  return publicPage({
    organisation,
    colour,
    language,
    languages: words.language,
    title,
    body: head + body,
    hidden: true,
  })
}

function told(shown: Shown, words: Words, language: 'nl' | 'en'): { title: string; body: string } {
  switch (shown.state) {
    case 'asks':
      return { title: shown.fault ? words.fault : words.title, body: form(shown, words, language) }
    case 'done': {
      const said = shown.wish ? words.done(sayWish(shown.wish, words)) : words.doneKind
      const body = `<div class="done" role="status"><p>${said}</p><p>${words.still}</p></div><p>${words.mind}</p>`
      return { title: words.doneTitle, body }
    }
    case 'forged':
      return { title: words.forged, body: `<p>${words.forgedBody}</p>` }
    case 'expired':
      return { title: words.expired, body: `<p>${words.expiredBody}</p>` }
    case 'too many':
      return { title: words.tooMany, body: `<p>${words.tooManyBody}</p>` }
  }
}

function form({ to, wishes }: Shown & { state: 'asks' }, words: Words, language: 'nl' | 'en'): string {
  const choices = wishes.map((wish) => {
    const name = nameOf(wish)
    return `<label><input type="radio" name="wens" value="${name}" required>${sayWish(wish, words)}</label>`
  })
  return `<p class="lead">${words.lead(`<bdi>${escaped(to)}</bdi>`)}</p>
<form method="post" action="?taal=${language}"><fieldset><legend>${words.legend}</legend>${choices.join('')}</fieldset><button>${words.send}</button></form>`
}

function sayWish(wish: Wish, words: Words): string {
  switch (wish.what) {
    case 'nothing':
      return words.nothing
    case 'not this kind':
      return words.kind[wish.purpose]
    case 'not by':
      return words.by[wish.medium]
    case 'rest':
      return words.rest(wish.months)
  }
}
