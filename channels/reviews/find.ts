/**
 * A page -> what it says in a form for programs: JSON-LD (schema.org in script elements) and microdata (`itemscope`, `itemprop`), as one kind
 * of tree. One pass over the tags; whatever comes in it ends, and others get a turn in between.
 */
import { setImmediate } from 'node:timers/promises'
import { Parser } from 'htmlparser2'
import { readJson } from '../kit/trouble.ts'

/** A thing of schema.org, with its properties as they stand there. */
export type Thing = { readonly [name: string]: unknown }

export type Page = {
  things: unknown[]
  title: string
  /** Where the page says that it goes on. */
  next: string | null
}

const atOnce = 100_000
const mostText = 4_000_000
const mostScripts = 100
const mostOfProperty = 20_000

/** Properties within properties: nobody goes deeper. */
const deepestProperty = 20
/** Elements within elements: behind this nobody reads on, because the parser takes ever longer. */
const deepest = 1000

type Scope = { thing: Record<string, unknown> }
type Property = { of: Scope; names: string[]; text: string; value: string | null }

export async function findThings(html: string): Promise<Page> {
  const page: Page = { things: [], title: '', next: null }
  const scripts: string[] = []
  let script: string | null = null
  let inTitle = false
  /** What each open element began, and what is open of each; so that nothing is looked for. */
  const open: { scope: boolean; property: boolean }[] = []
  const scopes: Scope[] = []
  const properties: Property[] = []
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'script') script = isLinkedData(attributes) ? '' : null
      if (name === 'title') inTitle = page.title === ''
      if (name === 'link' || name === 'a') page.next ??= nextIn(attributes)
      const of = scopes.at(-1)
      const names = of ? words(attributes.itemprop).filter((word) => word !== '__proto__') : []
      const scope = attributes.itemscope === undefined ? null : newScope(attributes)
      if (scope && of && names.length > 0) add(of, names, scope.thing)
      else if (scope) page.things.push(scope.thing)
      const property = of && !scope && names.length > 0 && properties.length < deepestProperty
      if (scope) scopes.push(scope)
      if (property) properties.push({ of, names, text: '', value: said(name, attributes) })
      open.push({ scope: scope !== null, property: property === true })
      if (open.length > deepest) parser.pause()
    },
    ontext(text) {
      if (script !== null && script.length < mostText) script += text
      if (inTitle) page.title = (page.title + text).slice(0, 300)
      for (const property of properties) if (property.text.length < mostOfProperty) property.text += text
    },
    onclosetag(name) {
      if (name === 'script' && script !== null && scripts.length < mostScripts) scripts.push(script)
      if (name === 'script') script = null
      if (name === 'title') inTitle = false
      const closed = open.pop()
      if (closed?.scope) scopes.pop()
      const property = closed?.property ? properties.pop() : undefined
      if (property) add(property.of, property.names, property.value ?? property.text.replace(/\s+/g, ' ').trim())
    },
  })
  for (let at = 0; at < Math.min(html.length, mostText) && open.length <= deepest; at += atOnce) {
    parser.write(html.slice(at, Math.min(at + atOnce, mostText)))
    await setImmediate()
  }
  if (open.length <= deepest) parser.end()
  page.things.unshift(...scripts.map((text) => readJson(withoutMarks(text))).filter((json) => json !== null))
  return page
}

type Attributes = { readonly [name: string]: string }

const words = (text: string | undefined) => (text ?? '').split(/\s+/).filter(Boolean)
const isLinkedData = ({ type = '' }: Attributes) => /^\s*application\/ld\+json\b/i.test(type)
const nextIn = ({ rel, href }: Attributes) => (words(rel?.toLowerCase()).includes('next') && href ? href : null)

/** Some put their JSON between marks that hide it from programs of another age. */
const withoutMarks = (text: string) =>
  text
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/, '')
    .replace(/(?:-->|\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/, '')

function newScope({ itemtype, itemid }: Attributes): Scope {
  const types = words(itemtype)
  return { thing: { '@type': types.length > 1 ? types : (types[0] ?? ''), ...(itemid && { '@id': itemid }) } }
}

const mostValues = 1000

function add({ thing }: Scope, names: readonly string[], value: unknown): void {
  for (const name of names.slice(0, 5)) {
    const before = Object.hasOwn(thing, name) ? thing[name] : undefined
    if (Array.isArray(before) && before.length < mostValues) before.push(value)
    else if (!Array.isArray(before)) thing[name] = before === undefined ? value : [before, value]
  }
}

/** What an element says by an attribute; null when it is what stands in it. */
function said(name: string, { content, datetime, href, src, value }: Attributes): string | null {
  if (content !== undefined) return content
  if (name === 'time' && datetime) return datetime
  if ((name === 'a' || name === 'link') && href) return href
  if (name === 'img' && src) return src
  return (name === 'data' || name === 'meter') && value ? value : null
}
