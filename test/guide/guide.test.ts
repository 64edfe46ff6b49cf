/** The guide (docs/gids) is true: what it calls by name in bold stands so on the screen, and no link and no picture is missing. */
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, isThere, sourceOf } from '../support/sources.ts'

const guides = filesIn('docs/gids').filter((file) => file.endsWith('.md'))

/** Whatever the screen says, and what a channel calls itself and its fields. */
const said = [...filesIn('web/words'), ...filesIn('channels').filter((file) => file.endsWith('/channel.ts'))]
  .flatMap((file) => [...sourceOf(file).matchAll(/'((?:[^'\\\n]|\\.)+)'|`((?:[^`\\]|\\.)+)`/g)])
  .map(([, plain, template]) => plain ?? template ?? '')

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** In a pattern a value may be anything. One that is nearly all values says nothing. */
const patterns = said
  .map((text) => text.split(/\$\{[^}]*\}/))
  .filter((parts) => /\p{L}{3}/u.test(parts.join(' ')))
  .map((parts) => new RegExp(`^${parts.map(literal).join('.+')}$`, 'i'))

/** A first sentence may stand for the whole. */
const begins = (text: string, name: string) =>
  text.startsWith(name) && (/[.:]$/.test(name) || /^[.:]/.test(text.slice(name.length)))

const standsOnScreen = (name: string) =>
  patterns.some((pattern) => pattern.test(name)) || said.some((text) => begins(text, name))

/** As GitHub makes the address of a heading. */
const anchorsOf = (file: string) =>
  [...sourceOf(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )

describe.each(guides)('%s', (file) => {
  const text = sourceOf(file)

  test('names things as the screen does', () => {
    const named = [...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, name = '']) => name.replaceAll(/\s+/g, ' '))
    expect(named.filter((name) => !standsOnScreen(name))).toEqual([])
  })

  test('has no dead links', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to).filter((to) => !/^https?:/.test(to))
    const dead = links.filter((to) => {
      const [path = '', anchor] = to.split('#')
      const target = path === '' ? file : posix.join(posix.dirname(file), path)
      return !isThere(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor))
    })
    expect(dead).toEqual([])
  })
})
